package io.redletter.console.pushes;

import io.redletter.campaign.PushTime;
import io.redletter.campaign.RelativeTime;
import io.redletter.console.web.Answer;
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

/** {@code /console/pushes/quota}: what the chosen channels still let through at the time that stands in the form. */
final class PushQuotaPage implements Page {
    private static final int MOST = 50;

    private final PushDesk desk;

    PushQuotaPage(PushDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        List<String> channels = call.context().queryParam("channelIds").stream()
                .distinct()
                .limit(MOST)
                .toList();
        return at(call).compose(at -> desk.channels()
                        .all()
                        .compose(all -> desk.names().units(call.actor()).compose(units -> {
                            List<String> seen = all.stream()
                                    .filter(card -> channels.contains(card.id()) && units.containsKey(card.unitId()))
                                    .map(card -> card.id())
                                    .toList();
                            return desk.quotas().windows(seen, at);
                        })))
                .map(windows -> View.of("push-quota").with("windows", windows));
    }

    /** The instant that the form means; now where it does not say yet. */
    private Future<Instant> at(PageCall call) {
        Instant now = call.wording().now();
        String zone = call.query("zone").orElse(desk.zone().getId());
        return Future.succeededFuture()
                .compose(v -> "relative".equals(call.query("when").orElse(""))
                        ? relative(call)
                        : Future.succeededFuture(
                                call.query("local").map(text -> LocalDateTime.parse(text.replace(' ', 'T')))))
                .map(local -> local.map(time -> PushTime.of(time, zone).due()).orElse(now))
                .recover(failure -> failure instanceof RefusedException || failure instanceof DateTimeParseException
                        ? Future.succeededFuture(now)
                        : Future.failedFuture(failure));
    }

    private Future<Optional<LocalDateTime>> relative(PageCall call) {
        RelativeTime time = RelativeTime.parse(call.query("anchor").orElse("T-")
                + call.query("days").orElse("0") + " "
                + call.query("clock").orElse("09:00"));
        return desk.content()
                .get(call.actor(), call.query("workId").orElse(""))
                .compose(work -> desk.campaigns().find(call.actor(), work.campaignId()))
                .map(found -> found.map(campaign -> time.local(campaign.start(), campaign.end())));
    }
}
