package io.redletter.delivery.list;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list delivery that is to be written down.
 *
 * @param deliveryId {@code pushId:channelId}
 * @param key the delivery's key
 * @param segmentId the people it is for; null where the push names none
 * @param at when the push was due
 */
public record ListOrder(
        String deliveryId,
        String key,
        String pushId,
        String campaignId,
        String channelId,
        @Nullable String segmentId,
        Instant at) {}
