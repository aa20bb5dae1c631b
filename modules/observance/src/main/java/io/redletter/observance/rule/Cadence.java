package io.redletter.observance.rule;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Once in every so many months, on a day the unit chooses, such as 环保设施 open every second month. The spans are the
 * windows in which one is due, counted from January; the day inside is not known, so none is sure.
 *
 * @param months 1, 2, 3, 4, 6 or 12
 */
public record Cadence(int months) implements Rule {

    private static final int YEAR = 12;

    public Cadence {
        if (months < 1 || YEAR % months != 0) {
            throw new IllegalArgumentException("months: " + months + " (expected: 1, 2, 3, 4, 6 or 12)");
        }
    }

    @Override
    public List<Span> spans(int year, Setting setting) {
        return IntStream.range(0, YEAR / months)
                .mapToObj(window -> YearMonth.of(year, window * months + 1))
                .map(first ->
                        new Span(first.atDay(1), first.plusMonths(months - 1L).atEndOfMonth(), false))
                .toList();
    }

    @Override
    public String text() {
        return "once every " + months + " months";
    }
}
