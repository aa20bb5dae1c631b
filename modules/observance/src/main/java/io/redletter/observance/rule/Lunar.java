package io.redletter.observance.rule;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A day of the Chinese lunar year, such as 重阳 on the ninth of the ninth month. A leap month repeats no day.
 *
 * @param month 1 to 12; the twelfth lies mostly in the next Gregorian year and is looked for there too
 * @param day 1 to 29, so that every month has it
 */
public record Lunar(int month, int day) implements Rule {

    public Lunar {
        Check.between("month", month, 1, 12);
        Check.between("day", day, 1, 29);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return IntStream.rangeClosed(year - 1, year)
                .mapToObj(lunarYear -> ChineseCalendar.lunarDay(lunarYear, month, day))
                .filter(date -> date.getYear() == year)
                .map(date -> Span.of(date, 1))
                .toList();
    }

    @Override
    public String text() {
        return "lunar %02d-%02d".formatted(month, day);
    }
}
