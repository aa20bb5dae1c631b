package io.redletter.delivery;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.mongo.Gathering;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Ends a push once the last of its deliveries has come to an end. Anyone may ask at any time; it happens once. Those who ask
 * while others are looked at are looked at together.
 */
final class Settling {
    private static final int AT_A_TIME = 500;

    private final PushDesk pushes;
    private final DeliveryStore deliveries;
    private final Gathering<Ask> asked;
    private Future<Void> sweeping = Future.succeededFuture();

    Settling(Mongo mongo, PushDesk pushes, DeliveryStore deliveries) {
        this.pushes = pushes;
        this.deliveries = deliveries;
        this.asked = new Gathering<>(mongo, AT_A_TIME, 1, this::settle);
    }

    /** Looks whether it is over; what it cannot look at the sweep does. */
    Future<Void> settle(String pushId) {
        Ask ask = new Ask(pushId, Promise.promise());
        return asked.add(ask) ? ask.done().future() : Future.succeededFuture();
    }

    /**
     * What a death between a delivery's end and its push's, or a store that was away, left undone. One sweep at a time.
     *
     * @param before only pushes that were taken up before: the others have hardly had the time to end
     */
    Future<Void> sweep(Instant before) {
        if (sweeping.isComplete()) {
            sweeping = sweep(before, "");
        }
        return sweeping;
    }

    private Future<Void> sweep(Instant before, String after) {
        return pushes.handedOver(before, after, AT_A_TIME).compose(open -> end(open)
                .compose(v -> open.size() < AT_A_TIME
                        ? Future.succeededFuture()
                        : sweep(before, open.get(open.size() - 1).id())));
    }

    private Future<Void> settle(List<Ask> batch) {
        return pushes.byIds(batch.stream().map(Ask::pushId).distinct().toList())
                .compose(found ->
                        end(found.stream().filter(Settling::isHandedOver).toList()))
                .onSuccess(v -> batch.forEach(ask -> ask.done().complete()))
                .onFailure(failure -> batch.forEach(ask -> ask.done().fail(failure)));
    }

    private Future<Void> end(List<Push> open) {
        List<String> ids = open.stream().flatMap(push -> ids(push).stream()).toList();
        return deliveries.states(ids).compose(states -> Future.join(open.stream()
                        .filter(push -> ids(push).stream().allMatch(id -> isOver(states, id)))
                        .map(this::end)
                        .toList())
                .mapEmpty());
    }

    private Future<Void> end(Push push) {
        return pushes.end(push, PushState.FINISHED, null)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // another delivery, or a person, was quicker
                        : Future.failedFuture(failure));
    }

    private static boolean isOver(Map<String, DeliveryState> states, String id) {
        DeliveryState state = states.get(id);
        return state != null && state.isEnd();
    }

    private static List<String> ids(Push push) {
        return push.channelIds().stream()
                .map(channel -> Delivery.id(push.id(), channel))
                .toList();
    }

    private static boolean isHandedOver(Push push) {
        return push.stateWord() == PushState.FIRING && push.owner() == null;
    }

    private record Ask(String pushId, Promise<Void> done) {}
}
