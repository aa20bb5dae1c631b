package io.redletter.console.board;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.CampaignState;
import io.redletter.console.web.PageCall;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which campaign a board shows: the one asked for, else the one that runs, else the nearest. */
final class CampaignChoice {
    private static final int IN_GROUP = 60;

    private final CampaignService campaigns;

    CampaignChoice(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    /** Everything to choose from and what is chosen; a campaign asked for that the reader does not see is not found. */
    Future<Chosen> choose(PageCall call) {
        LocalDate today = call.wording().todayDate();
        return around(call.actor(), today).compose(all -> call.query("campaign")
                .map(id -> asked(call.actor(), all, id).map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(nearest(all, today)))
                .map(chosen -> new Chosen(chosen, groups(all, today))));
    }

    private Future<List<Campaign>> around(Actor actor, LocalDate today) {
        int year = today.getYear();
        return Future.all(campaigns.list(actor, year - 1), campaigns.list(actor, year), campaigns.list(actor, year + 1))
                .map(years -> years.<List<Campaign>>list().stream()
                        .flatMap(List::stream)
                        .filter(campaign -> campaign.state() != CampaignState.CANCELLED)
                        .distinct()
                        .toList());
    }

    private Future<Campaign> asked(Actor actor, List<Campaign> all, String id) {
        return all.stream()
                .filter(campaign -> campaign.id().equals(id))
                .findFirst()
                .map(Future::succeededFuture)
                .orElseGet(() -> campaigns
                        .find(actor, id)
                        .map(found -> found.orElseThrow(() -> new NotFoundException("campaign", id))));
    }

    /** Among those that run the shortest, because a day is louder than its month; else the nearest, coming before gone. */
    static Optional<Campaign> nearest(List<Campaign> all, LocalDate today) {
        return all.stream()
                .min(Comparator.<Campaign>comparingLong(campaign -> away(campaign, today))
                        .thenComparing(campaign -> campaign.start().isBefore(today))
                        .thenComparing(campaign -> ChronoUnit.DAYS.between(campaign.start(), campaign.end()))
                        .thenComparing(Campaign::id));
    }

    private static long away(Campaign campaign, LocalDate today) {
        if (today.isBefore(campaign.start())) {
            return ChronoUnit.DAYS.between(today, campaign.start());
        }
        return Math.max(0, ChronoUnit.DAYS.between(campaign.end(), today));
    }

    private static List<Group> groups(List<Campaign> all, LocalDate today) {
        Comparator<Campaign> soonest = Comparator.comparing(Campaign::start);
        Comparator<Campaign> latest = Comparator.comparing(Campaign::end).reversed();
        List<Group> groups = new ArrayList<>();
        add(groups, "running", all.stream().filter(one -> runs(one, today)).sorted(latest));
        add(
                groups,
                "coming",
                all.stream().filter(one -> one.start().isAfter(today)).sorted(soonest));
        add(
                groups,
                "over",
                all.stream().filter(one -> one.end().isBefore(today)).sorted(latest));
        return List.copyOf(groups);
    }

    private static boolean runs(Campaign campaign, LocalDate today) {
        return !campaign.start().isAfter(today) && !campaign.end().isBefore(today);
    }

    private static void add(List<Group> groups, String name, Stream<Campaign> campaigns) {
        List<Campaign> some = campaigns.limit(IN_GROUP).toList();
        if (!some.isEmpty()) {
            groups.add(new Group(name, some));
        }
    }

    /**
     * What there is to choose from, and what is chosen.
     *
     * @param campaign empty where there is none at all
     */
    record Chosen(Optional<Campaign> campaign, List<Group> groups) {}

    /**
     * Campaigns that stand together in the picker.
     *
     * @param name {@code running}, {@code coming} or {@code over}
     */
    public record Group(String name, List<Campaign> campaigns) {}
}
