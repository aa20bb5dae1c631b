package io.redletter.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which a push could leave through some channels: within their quotas, outside their quiet hours, in no hour in
 * which one of them sends something else.
 *
 * @param local on the wall in {@code zone}; null where none was found within what is looked through
 * @param due the instant that means; null with {@code local}
 * @param why what stood in the way of the moment that was asked for, in Chinese and English; empty where that one is free
 */
public record FreeSlot(@Nullable LocalDateTime local, String zone, @Nullable Instant due, List<String> why) {
    public FreeSlot {
        why = List.copyOf(why);
    }

    /** Whether the moment that was asked for is free itself. */
    public boolean isAsAsked() {
        return why.isEmpty() && local != null;
    }
}
