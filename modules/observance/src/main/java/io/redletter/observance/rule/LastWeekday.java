package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The last such weekday of a month, such as 全国中小学生安全教育日 on the last Monday of March.
 *
 * @param days how many days from that one on, 1 to 31
 */
public record LastWeekday(Month month, DayOfWeek weekday, int days) implements Rule {

    public LastWeekday {
        Check.between("days", days, 1, 31);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        LocalDate last = LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(weekday));
        return List.of(Span.of(last, days));
    }

    @Override
    public String text() {
        return "last " + Check.text(weekday) + " of " + Check.text(month) + Check.length(days);
    }
}
