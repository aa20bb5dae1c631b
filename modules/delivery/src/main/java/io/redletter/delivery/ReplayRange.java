package io.redletter.delivery;

import com.mongodb.client.model.Filters;
import io.redletter.platform.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which failed deliveries: those that ended as refused in this time.
 *
 * @param channelId through this channel only; null for all
 * @param campaignId of this campaign only; null for all
 * @param code with this reason only, such as {@code gave-up-target-busy}; null for all
 */
public record ReplayRange(
        @Nullable String channelId, @Nullable String campaignId, @Nullable String code, Instant from, Instant until) {
    public ReplayRange {
        if (!from.isBefore(until)) {
            throw RefusedException.field("/until", "invalid-field", "/until: 应晚于起始时间 (expected: later than from)");
        }
    }

    Bson and(Bson sight) {
        List<Bson> parts = new ArrayList<>(List.of(
                Filters.eq("state", DeliveryState.REFUSED.text()),
                Filters.gte("changedAt", from),
                Filters.lt("changedAt", until),
                sight));
        if (channelId != null) {
            parts.add(Filters.eq("channelId", channelId));
        }
        if (campaignId != null) {
            parts.add(Filters.eq("campaignId", campaignId));
        }
        if (code != null) {
            parts.add(Filters.regex("reason", "^" + Pattern.quote(code) + ": "));
        }
        return Filters.and(parts);
    }
}
