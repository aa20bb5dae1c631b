package io.redletter.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One window of a channel's quota as it stands.
 *
 * @param per {@code month}, {@code day} or {@code minute}
 * @param window {@code 2027-06}, {@code 2027-06-05} or {@code 2027-06-05T08:00}, in {@code zone}
 * @param zone the account's IANA zone
 * @param granted how many sends the platform allows in it
 * @param planned how many pushes are written down for it and not armed
 * @param reserved how many are armed or leaving
 * @param spent how many were sent, or may have been
 * @param nextFree the first instant of the next window with room; null where this one has room
 */
public record QuotaWindow(
        String channelId,
        String channelName,
        String per,
        String window,
        String zone,
        int granted,
        int planned,
        int reserved,
        int spent,
        @Nullable Instant nextFree) {
    /** How many more can be planned; never less than none. */
    public int left() {
        return Math.max(0, granted - planned - reserved - spent);
    }
}
