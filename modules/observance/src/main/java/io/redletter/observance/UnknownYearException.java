package io.redletter.observance;

/** A year was asked for that the calendar does not reach. */
public final class UnknownYearException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int year;

    public UnknownYearException(int year) {
        super("year " + year + ": not in the calendar (expected: " + Almanac.FIRST_YEAR + " to " + Almanac.LAST_YEAR
                + ")");
        this.year = year;
    }

    public int year() {
        return year;
    }
}
