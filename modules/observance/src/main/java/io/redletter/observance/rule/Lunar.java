package io.redletter.observance.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A day of the Chinese lunar year, such as 重阳 on the ninth of the ninth month. Lunar years from 1899 to 2100 are known.
 *
 * @param month 1 to 12; the twelfth lies mostly in the next Gregorian year and is looked for there too
 * @param day 1 to 30; 30 is the last day of the month, which in a short one is the 29th, as 除夕 is
 * @param leap whether a leap month repeats the day; by custom it does not
 */
public record Lunar(int month, int day, boolean leap) implements Rule {

    public Lunar {
        Check.between("month", month, 1, 12);
        Check.between("day", day, 1, 30);
    }

    /** A day that a leap month does not repeat. */
    public Lunar(int month, int day) {
        this(month, day, false);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return IntStream.rangeClosed(year - 1, year)
                .boxed()
                .flatMap(this::inLunarYear)
                .filter(date -> date.getYear() == year)
                .map(date -> Span.of(date, 1))
                .toList();
    }

    @Override
    public String text() {
        return "lunar %02d-%02d".formatted(month, day) + (leap ? ", also in a leap month" : "");
    }

    private Stream<LocalDate> inLunarYear(int lunarYear) {
        Stream<LocalDate> ordinary = Stream.of(ChineseCalendar.lunarDay(lunarYear, month, day));
        return leap && ChineseCalendar.leapMonth(lunarYear) == month
                ? Stream.concat(ordinary, Stream.of(ChineseCalendar.lunarDay(lunarYear, -month, day)))
                : ordinary;
    }
}
