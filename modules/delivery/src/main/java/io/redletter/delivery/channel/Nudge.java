package io.redletter.delivery.channel;

import io.vertx.core.Future;

/** Has a delivery that waits for its platform looked at now, because the platform said that something happened. */
public interface Nudge {
    /**
     * Moves the next look to now where the delivery waits for its platform; else does nothing. Harmless any number of
     * times, at any moment: a node that has the delivery in hand is not disturbed.
     *
     * @return whether it was moved
     */
    Future<Boolean> look(String deliveryId);
}
