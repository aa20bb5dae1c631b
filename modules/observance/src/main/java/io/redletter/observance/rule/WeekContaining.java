package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** The seven days, from that weekday on, that hold a day, such as 体育宣传周 around 8 August. */
public record WeekContaining(MonthDay anchor, DayOfWeek weekStart) implements Rule {

    public WeekContaining {
        Check.everyYear(anchor);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of(Span.of(anchor.atYear(year).with(TemporalAdjusters.previousOrSame(weekStart)), 7));
    }

    @Override
    public String text() {
        return "week from " + Check.text(weekStart) + " holding " + Check.text(anchor);
    }
}
