package io.redletter.campaign;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a push is to go.
 *
 * @param local the new local time; null where {@code relative} says it
 * @param relative the place in its campaign that it then moves with; null for a fixed date
 * @param zone an IANA zone; null keeps the push's
 * @param version the version the move was made on; null for whatever is there
 * @param overQuota why it may go beyond a channel's quota; null where it may not
 */
public record PushMove(
        @Nullable LocalDateTime local,
        @Nullable RelativeTime relative,
        @Nullable String zone,
        @Nullable Long version,
        @Nullable String overQuota) {}
