package io.redletter.delivery.audience;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours in which nobody is written to, on the clock on a person's wall.
 *
 * @param from the first minute of quiet
 * @param until the first minute after it, on the next day where that is earlier; the same as {@code from} for no quiet
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public boolean holds(Instant at, ZoneId zone) {
        LocalTime clock = at.atZone(zone).toLocalTime();
        if (from.equals(until)) {
            return false;
        }
        return from.isBefore(until)
                ? !clock.isBefore(from) && clock.isBefore(until)
                : !clock.isBefore(from) || clock.isBefore(until);
    }
}
