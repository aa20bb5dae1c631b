package io.redletter.observance;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the file spells numbers, days and words; what is misspelt is an {@link IllegalArgumentException}. */
final class Words {

    private Words() {}

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong(text, "a whole number", e);
        }
    }

    static boolean yes(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(text, "true or false", null);
        }
        return text.equals("true");
    }

    static LocalDate date(String text) {
        return time(text, LocalDate::parse, "a date such as 2025-06-23");
    }

    static MonthDay monthDay(String text) {
        return time(text, value -> MonthDay.parse("--" + value), "a day such as 06-05");
    }

    static Month month(String text) {
        return time(text, value -> Month.of(number(value)), "1 to 12");
    }

    static DayOfWeek weekday(String text) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, 3).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(text, "MON, TUE, WED, THU, FRI, SAT or SUN", null));
    }

    static <E extends Enum<E> & Coded> Function<String, E> oneOf(Class<E> type) {
        return text -> Coded.find(type, text)
                .orElseThrow(() -> wrong(
                        text,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Coded::code)
                                        .toList(),
                        null));
    }

    private static <T> T time(String text, Function<String, T> parser, String expected) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            throw wrong(text, expected, e);
        }
    }

    private static IllegalArgumentException wrong(String text, String expected, @Nullable Exception cause) {
        return new IllegalArgumentException(text + " (expected: " + expected + ")", cause);
    }
}
