package io.redletter.observance.rule;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** The same days every year, such as 中国水周 from 22 to 28 March. An end before the start lies in the next year. */
public record FixedRange(MonthDay start, MonthDay end) implements Rule {

    public FixedRange {
        Check.everyYear(start);
        Check.everyYear(end);
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        LocalDate last = end.atYear(end.isBefore(start) ? year + 1 : year);
        return List.of(new Span(start.atYear(year), last, true));
    }

    @Override
    public String text() {
        return "fixed " + Check.text(start) + " to " + Check.text(end);
    }
}
