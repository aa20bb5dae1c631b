package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** The last seven days, from that weekday on, that lie wholly in a month, such as 全国老年健康宣传周 in June. */
public record LastFullWeek(Month month, DayOfWeek weekStart) implements Rule {

    @Override
    public List<Span> spans(int year, Setting setting) {
        LocalDate lastDay = LocalDate.of(year, month, 1).with(TemporalAdjusters.lastDayOfMonth());
        LocalDate start = lastDay.minusDays(6).with(TemporalAdjusters.previousOrSame(weekStart));
        return List.of(Span.of(start, 7));
    }

    @Override
    public String text() {
        return "last full week from " + Check.text(weekStart) + " in " + Check.text(month);
    }
}
