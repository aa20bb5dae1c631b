package io.redletter.delivery;

import io.redletter.delivery.channel.ChannelHealth;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel fares: what it says of itself, and what was seen.
 *
 * @param now found out by asking, without sending anything
 * @param lastSuccess when something last went out through it; null where nothing did in the time that is looked at
 * @param over the time the counts are of
 * @param attempts attempts that ended in that time, at most those of the latest 500 deliveries
 * @param failures those of them that did not go well
 * @param restsUntil until when this node leaves it alone after several failures; null where it does not
 */
public record HealthCard(
        ChannelHealth now,
        @Nullable Instant lastSuccess,
        Duration over,
        int attempts,
        int failures,
        @Nullable Instant restsUntil) {

    /** From 0 to 1; 0 where nothing was tried. */
    public double errorRate() {
        return attempts == 0 ? 0 : (double) failures / attempts;
    }

    /** {@code closed} lets everything through, {@code open} nothing for now. */
    public String breaker() {
        return restsUntil == null ? "closed" : "open";
    }
}
