package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** The bounds every rule keeps, and the short way it writes a day. */
final class Check {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");
    private static final MonthDay LEAP_DAY = MonthDay.of(2, 29);

    private Check() {}

    static void everyYear(MonthDay day) {
        if (day.equals(LEAP_DAY)) {
            throw new IllegalArgumentException("day: 02-29 (expected: a day that every year has)");
        }
    }

    static void between(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + ": " + value + " (expected: " + low + " to " + high + ")");
        }
    }

    static void notEmpty(String what, int size) {
        if (size == 0) {
            throw new IllegalArgumentException(what + ": none (expected: at least one)");
        }
    }

    static String text(MonthDay day) {
        return day.format(SHORT);
    }

    static String text(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    static String text(Month month) {
        return month.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** {@code ", 7 days"}, or nothing for a single day. */
    static String length(int days) {
        return days == 1 ? "" : ", " + days + " days";
    }
}
