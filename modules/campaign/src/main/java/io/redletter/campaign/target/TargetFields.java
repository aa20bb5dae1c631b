package io.redletter.campaign.target;

import io.redletter.observance.Almanac;
import io.redletter.platform.RefusedException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person may say about a target; {@link Target} explains each. {@link #checked} is the one place of its rules. */
public record TargetFields(
        String metric,
        BigDecimal value,
        @Nullable BigDecimal valueMax,
        String comparator,
        String unit,
        String period,
        @Nullable String ownerUnitId,
        String responsible,
        int firstYear,
        int lastYear) {
    /** How a number may be meant, in the order of a list to choose from. */
    public static final List<String> COMPARATORS = List.of(">=", ">", "=", "<=", "<", "~");

    /** The cadences without a year in them, in the order of a list to choose from. */
    public static final List<String> PERIODS = List.of(
            "year", "half-year", "quarter", "2-months", "month", "week", "day", "school-year", "3-years", "plan");

    private static final Set<String> CADENCES = Set.copyOf(PERIODS);
    private static final Pattern BY_YEAR = Pattern.compile("by-(?:19|20)\\d\\d");
    private static final BigDecimal MOST = new BigDecimal("1e15");

    /**
     * The same without blanks around its texts.
     *
     * @throws RefusedException naming the field that cannot stand
     */
    public TargetFields checked() {
        text("/metric", metric, 1, 200);
        text("/unit", unit, 0, 10);
        text("/responsible", responsible, 0, 500);
        number("/value", value);
        if (!COMPARATORS.contains(comparator)) {
            throw wrong("/comparator", "应为 " + String.join(" ", COMPARATORS) + " 之一 (expected: one of these)");
        }
        if (!CADENCES.contains(period) && !BY_YEAR.matcher(period).matches()) {
            throw wrong("/period", "应为 " + String.join("、", PERIODS) + " 或 by-年份 (expected: one of these, or by-2027)");
        }
        range();
        years();
        return new TargetFields(
                metric.strip(),
                value,
                valueMax,
                comparator,
                unit.strip(),
                period,
                ownerUnitId,
                responsible.strip(),
                firstYear,
                lastYear);
    }

    /** For comparing: 5 and 5.0 are one number. */
    TargetFields normal() {
        BigDecimal most = valueMax;
        return new TargetFields(
                metric,
                value.stripTrailingZeros(),
                most == null ? null : most.stripTrailingZeros(),
                comparator,
                unit,
                period,
                ownerUnitId,
                responsible,
                firstYear,
                lastYear);
    }

    private void range() {
        BigDecimal most = valueMax;
        if (comparator.equals("~") && most == null) {
            throw wrong("/valueMax", "区间要写上限 (expected: the upper number of the range)");
        }
        if (!comparator.equals("~") && most != null) {
            throw wrong("/valueMax", "只有区间才写上限 (expected: none unless the comparator is ~)");
        }
        if (most != null) {
            number("/valueMax", most);
            if (most.compareTo(value) < 0) {
                throw wrong("/valueMax", "上限不能小于下限 (expected: not below the lower number)");
            }
        }
    }

    private void years() {
        year("/firstYear", firstYear);
        year("/lastYear", lastYear);
        if (lastYear < firstYear) {
            throw wrong("/lastYear", "结束年份早于开始年份 (ends before it starts)");
        }
    }

    private static void year(String pointer, int year) {
        if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
            throw wrong(
                    pointer,
                    "应在 " + Almanac.FIRST_YEAR + " 到 " + Almanac.LAST_YEAR + " 之间 (expected: a year of the almanac)");
        }
    }

    private static void number(String pointer, BigDecimal value) {
        boolean fits = value.precision() <= MathContext.DECIMAL128.getPrecision() && Math.abs(value.scale()) <= 20;
        if (!fits || value.signum() < 0 || value.compareTo(MOST) > 0) {
            throw wrong(pointer, "应为不小于 0 的数 (expected: a number from 0 to 1e15)");
        }
    }

    private static void text(String pointer, String text, int least, int most) {
        int length = text.strip().length();
        if (length < least || length > most) {
            throw wrong(
                    pointer, "要 " + least + " 到 " + most + " 个字 (expected: " + least + " to " + most + " characters)");
        }
    }

    private static RefusedException wrong(String pointer, String sentence) {
        return RefusedException.field(pointer, "invalid-field", pointer + ": " + sentence);
    }
}
