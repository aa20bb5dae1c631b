package io.redletter.observance.rule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The days an occasion takes, both ends included.
 *
 * @param start the first local date
 * @param end the last local date, never before {@code start}
 * @param sure whether the dates follow from a rule or a notice; false for a guess that a notice will replace
 */
public record Span(LocalDate start, LocalDate end, boolean sure) {

    public Span {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("span " + start + ": ends " + end + " (expected: not before it starts)");
        }
    }

    /** A sure span of that many days from its first one. */
    static Span of(LocalDate start, int days) {
        return new Span(start, start.plusDays(days - 1L), true);
    }

    /** How many days it takes, both ends counted. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(start, end) + 1;
    }

    /** The same days, as a guess. */
    Span guessed() {
        return new Span(start, end, false);
    }
}
