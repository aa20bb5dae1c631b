package io.redletter.observance.rule;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The weekday on or before a day, such as the Saturday that opens 全国科技活动周 so that 30 May lies inside.
 *
 * @param days how many days from that one on, 1 to 31
 */
public record WeekdayOnOrBefore(MonthDay anchor, DayOfWeek weekday, int days) implements Rule {

    public WeekdayOnOrBefore {
        Check.everyYear(anchor);
        Check.between("days", days, 1, 31);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return List.of(Span.of(anchor.atYear(year).with(TemporalAdjusters.previousOrSame(weekday)), days));
    }

    @Override
    public String text() {
        return Check.text(weekday) + " on or before " + Check.text(anchor) + Check.length(days);
    }
}
