package io.redletter.console.today;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushFilter;
import io.redletter.campaign.PushState;
import io.redletter.console.web.PageCall;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.DeliveryFilter;
import io.redletter.delivery.DeliveryState;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What went wrong in the last three days: pushes that did not leave, deliveries that were refused. */
final class WrongItems {
    private static final Duration BACK = Duration.ofDays(3);
    private static final int MOST = 50;

    private final TodayDesk desk;

    WrongItems(TodayDesk desk) {
        this.desk = desk;
    }

    Future<List<TodayItem>> of(PageCall call) {
        Instant now = call.wording().now();
        Instant since = now.minus(BACK);
        PushFilter skipped =
                PushFilter.between(since, now).in(PushState.SKIPPED).first(MOST);
        return desk.pushes().list(call.actor(), skipped).compose(pushes -> desk.deliveries()
                .list(call.actor(), new DeliveryFilter(null, null, DeliveryState.REFUSED), MOST)
                .map(deliveries -> Stream.concat(
                                pushes.stream().map(push -> skipped(call, push)),
                                deliveries.stream()
                                        .filter(one -> one.changedAt().isAfter(since))
                                        .map(one -> refused(call, one)))
                        .sorted(Comparator.comparing(TodayItem::at, Comparator.nullsLast(Comparator.reverseOrder())))
                        .toList()));
    }

    private static TodayItem skipped(PageCall call, Push push) {
        String reason = push.reason();
        return TodayItem.of(
                "player-skip-forward",
                "red",
                push.workId(),
                reason == null ? call.t("push.state.skipped") : call.pick(reason),
                "/console/pushes/" + push.id(),
                push.due(),
                push.demo());
    }

    private static TodayItem refused(PageCall call, Delivery delivery) {
        String reason = delivery.reason();
        return TodayItem.of(
                "circle-x",
                "red",
                delivery.workId(),
                reason == null ? call.t("delivery.state.refused") : call.pick(reason),
                "/console/pushes/" + delivery.pushId(),
                delivery.changedAt(),
                delivery.demo());
    }
}
