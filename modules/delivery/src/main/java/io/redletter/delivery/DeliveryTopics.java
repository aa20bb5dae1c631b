package io.redletter.delivery;

import io.redletter.platform.bus.Topic;

/** What delivery says on the bus. Hints only: whoever needs to be sure reads the record. */
public final class DeliveryTopics {
    /** A delivery changed its state. */
    public static final Topic<DeliveryHint> DELIVERY_CHANGED =
            new Topic<>("delivery.changed.v1", DeliveryHint.class, "delivery", "console, boards");

    private DeliveryTopics() {}

    /**
     * A delivery changed.
     *
     * @param state as stored, such as {@code sent}
     */
    public record DeliveryHint(String deliveryId, String pushId, String channelId, String state) {}
}
