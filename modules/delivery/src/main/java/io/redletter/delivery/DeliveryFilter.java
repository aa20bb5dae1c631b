package io.redletter.delivery;

import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries to show.
 *
 * @param pushId of this push only; null for all
 * @param channelId through this channel only; null for all
 * @param state in this state only; null for all
 */
public record DeliveryFilter(@Nullable String pushId, @Nullable String channelId, @Nullable DeliveryState state) {
    public static DeliveryFilter all() {
        return new DeliveryFilter(null, null, null);
    }

    Bson and(Bson sight) {
        List<Bson> parts = new ArrayList<>(List.of(sight));
        if (pushId != null) {
            parts.add(Filters.eq("pushId", pushId));
        }
        if (channelId != null) {
            parts.add(Filters.eq("channelId", channelId));
        }
        if (state != null) {
            parts.add(Filters.eq("state", state.text()));
        }
        return Filters.and(parts);
    }
}
