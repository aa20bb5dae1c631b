package io.redletter.observance.rule;

import java.time.Month;
import java.time.YearMonth;
import java.util.List;

/** A month from its first to its last day, such as 全国安全生产月 in June. */
public record WholeMonth(Month month) implements Rule {

    @Override
    public List<Span> spans(int year, Setting setting) {
        YearMonth whole = YearMonth.of(year, month);
        return List.of(Span.of(whole.atDay(1), whole.lengthOfMonth()));
    }

    @Override
    public String text() {
        return "all of " + Check.text(month);
    }
}
