package io.redletter.delivery.audience;

import java.time.LocalTime;

/**
 * Settings of audiences.
 *
 * @param quiet the hours in which nobody is written to, unless their list says others
 * @param most how often one person may be written to within {@code days}, over all lists; 0 for no bound
 * @param days the window of that bound, back from the moment of sending
 * @param undoDays how long an import can be undone, and its errors be read
 * @param largestMib the largest file that is taken in
 */
public record AudienceConfig(QuietHours quiet, int most, int days, int undoDays, int largestMib) {
    public AudienceConfig {
        require("audiences.most", most, 0, 100);
        require("audiences.days", days, 1, 90);
        require("audiences.undo-days", undoDays, 1, 90);
        require("audiences.largest-mib", largestMib, 1, 4096);
    }

    /** Quiet from 21:00 to 08:00, four messages in seven days, thirty days to undo, 512 MiB. */
    public static AudienceConfig standard() {
        return new AudienceConfig(new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)), 4, 7, 30, 512);
    }

    private static void require(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
