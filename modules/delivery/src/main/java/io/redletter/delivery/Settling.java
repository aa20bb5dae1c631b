package io.redletter.delivery;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.util.List;

/** Ends a push once the last of its deliveries has come to an end. Anyone may ask at any time; it happens once. */
final class Settling {
    private static final int AT_A_TIME = 500;

    private final PushDesk pushes;
    private final DeliveryStore deliveries;

    Settling(PushDesk pushes, DeliveryStore deliveries) {
        this.pushes = pushes;
        this.deliveries = deliveries;
    }

    Future<Void> settle(String pushId) {
        return pushes.find(pushId)
                .compose(found -> found.filter(Settling::isHandedOver).isPresent()
                        ? settle(found.get())
                        : Future.succeededFuture());
    }

    /** What a death between a delivery's end and its push's left undone. */
    Future<Void> sweep() {
        return pushes.handedOver(AT_A_TIME)
                .compose(open ->
                        Future.join(open.stream().map(this::settle).toList()).mapEmpty());
    }

    private Future<Void> settle(Push push) {
        List<String> ids = push.channelIds().stream()
                .map(channel -> Delivery.id(push.id(), channel))
                .toList();
        return deliveries.byIds(ids).compose(found -> {
            boolean over = found.size() == ids.size()
                    && found.stream().allMatch(delivery -> delivery.stateWord().isEnd());
            return over ? end(push) : Future.succeededFuture();
        });
    }

    private Future<Void> end(Push push) {
        return pushes.end(push.id(), push.version(), PushState.FINISHED, null)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // another delivery, or a person, was quicker
                        : Future.failedFuture(failure));
    }

    private static boolean isHandedOver(Push push) {
        return push.stateWord() == PushState.FIRING && push.owner() == null;
    }
}
