package io.redletter.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan to send one push through one channel.
 *
 * @param at when it would leave
 * @param before when it leaves by the plan that stands; null for a new one
 */
public record QuotaAsk(String pushId, String channelId, Instant at, @Nullable Instant before) {}
