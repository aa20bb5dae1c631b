package io.redletter.delivery;

import io.redletter.platform.bus.Topic;
import java.time.Instant;

/** What delivery says on the bus. Hints only: whoever needs to be sure reads the record. */
public final class DeliveryTopics {
    /** A delivery changed its state. */
    public static final Topic<DeliveryHint> DELIVERY_CHANGED =
            new Topic<>("delivery.changed.v1", DeliveryHint.class, "delivery", "console, boards");

    /** A person must confirm a delivery at the platform, or has not in time. */
    public static final Topic<ConfirmHint> CONFIRM_WANTED =
            new Topic<>("delivery.confirm.v1", ConfirmHint.class, "delivery", "console, whoever calls people");

    private DeliveryTopics() {}

    /**
     * A confirmation is wanted.
     *
     * @param deadline until when the platform takes it
     * @param overdue whether that has passed
     */
    public record ConfirmHint(String deliveryId, String pushId, String channelId, Instant deadline, boolean overdue) {}

    /**
     * A delivery changed.
     *
     * @param state as stored, such as {@code sent}
     */
    public record DeliveryHint(String deliveryId, String pushId, String channelId, String state) {}
}
