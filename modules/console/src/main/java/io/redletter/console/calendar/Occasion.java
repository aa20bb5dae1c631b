package io.redletter.console.calendar;

import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.time.LocalDate;

/**
 * Something that lies on the calendar from one day to another: an observance or a campaign.
 *
 * @param id of the observance or campaign
 * @param label its name in the reader's language
 * @param look how it is drawn
 * @param expected a guess, marked as such
 * @param cancelled not held this time, drawn struck through
 */
public record Occasion(
        String id, String label, LocalDate start, LocalDate end, Look look, boolean expected, boolean cancelled) {
    private static final int LONGEST_WEEK = 20;
    private static final int LONGEST_MONTH = 45;

    /** What kind of thing is drawn. */
    public enum Look {
        OBSERVANCE,
        CAMPAIGN
    }

    static Occasion of(ObservedDate date, String label) {
        return new Occasion(
                date.id(),
                label,
                date.start(),
                date.end(),
                Look.OBSERVANCE,
                date.status() == Status.EXPECTED,
                date.status() == Status.CANCELLED);
    }

    /** Whether it is a single day: then its numeral is printed in red. */
    public boolean isDay() {
        return start.equals(end);
    }

    /** Whether it is longer than a bar in a small month can say; it is drawn once above the weeks. */
    public boolean isLong() {
        return start.plusDays(LONGEST_WEEK).isBefore(end);
    }

    /** Whether it goes on for so long that no sheet draws it; it is named once beside the sheet. */
    public boolean isStanding() {
        return start.plusDays(LONGEST_MONTH).isBefore(end);
    }

    public boolean touches(LocalDate first, LocalDate last) {
        return !end.isBefore(first) && !start.isAfter(last);
    }

    public boolean covers(LocalDate day) {
        return touches(day, day);
    }
}
