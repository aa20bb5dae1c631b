package io.redletter.campaign.proposal;

import io.redletter.observance.Almanac;
import io.redletter.platform.RefusedException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The years a plan document is for.
 *
 * @param years rising, 1 to 10 of them
 */
public record PlanYears(List<Integer> years) {
    private static final int MOST = 10;
    private static final Pattern SPAN =
            Pattern.compile("(20\\d\\d)\\s*年?\\s*(?:[-\u2014\u2013\uFF5E~\u81F3]+\\s*(20\\d\\d))?\\s*\u5E74");

    /** @throws RefusedException at {@code /years} */
    public PlanYears {
        years = List.copyOf(new TreeSet<>(years));
        if (years.isEmpty() || years.size() > MOST) {
            throw RefusedException.field("/years", "invalid-field", "/years: 请选 1 到 10 个年份 (expected: 1 to 10 years)");
        }
        for (int year : years) {
            if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
                throw RefusedException.field(
                        "/years",
                        "unknown-year",
                        "/years: 日历只有 " + Almanac.FIRST_YEAR + " 到 " + Almanac.LAST_YEAR
                                + " 年 (no such year in the almanac)");
            }
        }
    }

    /** Those the title names that are not over; where it names none, the coming year. */
    static PlanYears of(String title, int thisYear) {
        Matcher span = SPAN.matcher(title);
        if (span.find()) {
            int first = Integer.parseInt(span.group(1));
            int last = span.group(2) == null ? first : Integer.parseInt(span.group(2));
            List<Integer> named = IntStream.rangeClosed(Math.max(first, thisYear), Math.min(last, thisYear + MOST - 1))
                    .boxed()
                    .toList();
            if (!named.isEmpty()) {
                return new PlanYears(named);
            }
        }
        return new PlanYears(List.of(thisYear + 1));
    }

    int first() {
        return years.get(0);
    }

    int last() {
        return years.get(years.size() - 1);
    }
}
