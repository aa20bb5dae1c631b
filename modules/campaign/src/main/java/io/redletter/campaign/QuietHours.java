package io.redletter.campaign;

import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * Hours of a day in which nobody should be disturbed, on the wall where the push is planned.
 *
 * @param from the first quiet moment
 * @param until the first moment that is not quiet; before {@code from} where they go over midnight
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public QuietHours {
        if (from.equals(until)) {
            throw new IllegalArgumentException(
                    "quiet hours: from " + from + " until " + until + " (expected: two times)");
        }
    }

    public boolean holds(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !time.isBefore(from) || time.isBefore(until);
    }

    /** The end of the quiet hours that hold this time. */
    public LocalDateTime end(LocalDateTime within) {
        LocalDateTime sameDay = within.toLocalDate().atTime(until);
        return sameDay.isAfter(within) ? sameDay : sameDay.plusDays(1);
    }

    /** {@code 22:00—07:00}. */
    public String text() {
        return from + "—" + until;
    }
}
