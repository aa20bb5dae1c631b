package io.redletter.console.pushes;

import io.redletter.accounts.Permission;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.ChannelCard;
import io.redletter.campaign.FreeSlot;
import io.redletter.campaign.FreeSlots;
import io.redletter.campaign.NewPush;
import io.redletter.campaign.PushTime;
import io.redletter.campaign.RelativeTime;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /console/pushes/quota}: what the chosen channels still let through at the time that stands in the form, what would be
 * in the way of the push as it is filled in, and the next free slot.
 */
final class PushQuotaPage implements Page {
    private static final int MOST = 50;

    private final PushDesk desk;

    PushQuotaPage(PushDesk desk) {
        this.desk = desk;
    }

    /** What the form means so far. */
    private record Meant(
            List<String> channels, Optional<Campaign> campaign, Optional<LocalDateTime> local, String zone) {
        Instant at(Instant now) {
            return local.map(time -> PushTime.of(time, zone).due()).orElse(now);
        }
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        return seen(call).compose(channels -> meant(call, channels)).compose(meant -> desk.quotas()
                .windows(meant.channels(), meant.at(call.wording().now()))
                .compose(windows -> findings(call, meant)
                        .compose(findings -> slot(call, meant).map(slot -> View.of("push-quota")
                                .with("windows", windows)
                                .with("findings", findings)
                                .with("slot", slot.orElse(null))))));
    }

    private Future<List<String>> seen(PageCall call) {
        List<String> wanted = call.context().queryParam("channelIds").stream()
                .distinct()
                .limit(MOST)
                .toList();
        return desk.channels()
                .all()
                .compose(all -> desk.names().units(call.actor()).map(units -> all.stream()
                        .filter(card -> wanted.contains(card.id()) && units.containsKey(card.unitId()))
                        .map(ChannelCard::id)
                        .toList()));
    }

    /** What cannot be read yet is as if it were not typed yet. */
    private Future<Meant> meant(PageCall call, List<String> channels) {
        String zone = call.query("zone").orElse(desk.zone().getId());
        return campaign(call)
                .map(campaign -> new Meant(channels, campaign, local(call, campaign, zone), zone))
                .recover(failure -> isUnfinished(failure)
                        ? Future.succeededFuture(new Meant(channels, Optional.empty(), Optional.empty(), zone))
                        : Future.failedFuture(failure));
    }

    private static Optional<LocalDateTime> local(PageCall call, Optional<Campaign> campaign, String zone) {
        Optional<LocalDateTime> local = isRelative(call)
                ? campaign.map(one -> relative(call).local(one.start(), one.end()))
                : call.query("local").map(text -> LocalDateTime.parse(text.replace(' ', 'T')));
        local.ifPresent(time -> PushTime.of(time, zone));
        return local;
    }

    private Future<Optional<Campaign>> campaign(PageCall call) {
        Optional<String> work = call.query("workId");
        return work.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : desk.content().get(call.actor(), work.get()).compose(found -> desk.campaigns()
                        .find(call.actor(), found.campaignId()));
    }

    /** What arming and its warnings would say; nothing while the form cannot be planned yet. */
    private Future<List<DryRunRow.Finding>> findings(PageCall call, Meant meant) {
        if (meant.channels().isEmpty()
                || meant.campaign().isEmpty()
                || meant.local().isEmpty()
                || !call.actor().may(Permission.PUSH_WRITE)) {
            return Future.succeededFuture(List.of());
        }
        return Future.succeededFuture()
                .compose(v -> desk.dryRuns()
                        .ofDraft(
                                call.actor(),
                                wanted(call, meant, meant.campaign().get())))
                .map(run -> run.rows().stream()
                        .flatMap(row -> Stream.concat(row.obstacles().stream(), row.warnings().stream()))
                        .distinct()
                        .toList())
                .recover(failure ->
                        isUnfinished(failure) ? Future.succeededFuture(List.of()) : Future.failedFuture(failure));
    }

    private static NewPush wanted(PageCall call, Meant meant, Campaign campaign) {
        boolean relative = isRelative(call);
        return new NewPush(
                campaign.id(),
                call.query("workId").orElse(""),
                meant.channels(),
                relative ? null : meant.local().orElse(null),
                meant.zone(),
                PushFields.late(call, Form.of(call.context().queryParams())),
                call.query("dayBound").isPresent(),
                false,
                relative ? relative(call) : null,
                null,
                call.query("audience").orElse(null));
    }

    private Future<Optional<FreeSlot>> slot(PageCall call, Meant meant) {
        return meant.channels().isEmpty() || meant.local().isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : desk.slots()
                        .next(
                                call.actor(),
                                new FreeSlots.Wish(
                                        meant.channels(), meant.local().get(), meant.zone(), null))
                        .map(Optional::of);
    }

    private static boolean isRelative(PageCall call) {
        return "relative".equals(call.query("when").orElse(""));
    }

    private static RelativeTime relative(PageCall call) {
        return RelativeTime.parse(call.query("anchor").orElse("T-")
                + call.query("days").orElse("0") + " "
                + call.query("clock").orElse("09:00"));
    }

    private static boolean isUnfinished(Throwable failure) {
        return failure instanceof RefusedException || failure instanceof DateTimeParseException;
    }
}
