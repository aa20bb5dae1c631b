package io.redletter.console.calendar;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.CampaignService;
import io.redletter.campaign.CampaignState;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushService;
import io.redletter.campaign.PushState;
import io.redletter.console.people.Names;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people have put on the calendar, read from the services. */
final class StoredPlans implements Plans {
    private final CampaignService campaigns;
    private final PushService pushes;
    private final Names names;
    private final ZoneId zone;

    StoredPlans(CampaignService campaigns, PushService pushes, Names names, ZoneId zone) {
        this.campaigns = campaigns;
        this.pushes = pushes;
        this.names = names;
        this.zone = zone;
    }

    @Override
    public Future<List<Occasion>> campaigns(Actor actor, LocalDate from, LocalDate to) {
        Future<List<Campaign>> first = campaigns.list(actor, from.getYear());
        Future<List<Campaign>> both = from.getYear() == to.getYear()
                ? first
                : first.compose(one -> campaigns.list(actor, to.getYear()).map(other -> Stream.concat(
                                one.stream(), other.stream())
                        .toList()));
        return both.map(found -> found.stream()
                .filter(campaign -> campaign.state() != CampaignState.CANCELLED)
                .collect(Collectors.toMap(Campaign::id, Function.identity(), (a, b) -> a, LinkedHashMap::new))
                .values()
                .stream()
                .map(StoredPlans::occasion)
                .filter(occasion -> occasion.touches(from, to))
                .toList());
    }

    @Override
    public Future<Map<LocalDate, List<PushDot>>> pushes(Actor actor, LocalDate from, LocalDate to) {
        PushFilter filter = PushFilter.between(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
        return pushes.list(actor, filter)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Map.of())
                        : names.works(actor, found.stream().map(Push::workId).toList())
                                .map(titles -> byDay(found, titles)));
    }

    private static Map<LocalDate, List<PushDot>> byDay(List<Push> pushes, Map<String, String> titles) {
        return pushes.stream()
                .filter(push -> push.stateWord() != PushState.CANCELLED)
                .map(push -> new PushDot(
                        push.id(),
                        push.local(),
                        push.state(),
                        push.local().toLocalTime() + " " + titles.getOrDefault(push.workId(), "")))
                .sorted(Comparator.comparing(PushDot::local))
                .collect(Collectors.groupingBy(dot -> dot.local().toLocalDate()));
    }

    private static Occasion occasion(Campaign campaign) {
        return new Occasion(
                campaign.id(), campaign.name(), campaign.start(), campaign.end(), Occasion.Look.CAMPAIGN, false, false);
    }
}
