package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The n-th weekday of a month and the days after it, such as 全国助残日 on the third Sunday of May.
 *
 * @param n 1 to 4, so that every year has it
 * @param days how many days from that one on, 1 to 31
 */
public record NthWeekday(Month month, DayOfWeek weekday, int n, int days) implements Rule {

    public NthWeekday {
        Check.between("n", n, 1, 4);
        Check.between("days", days, 1, 31);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        LocalDate first = LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, weekday));
        return List.of(Span.of(first, days));
    }

    @Override
    public String text() {
        return Check.text(weekday) + " no. " + n + " of " + Check.text(month) + Check.length(days);
    }
}
