package io.redletter.campaign.days;

import io.redletter.observance.Kind;
import io.redletter.observance.rule.Fixed;
import io.redletter.observance.rule.FixedRange;
import io.redletter.observance.rule.LocallySet;
import io.redletter.observance.rule.NthWeekday;
import io.redletter.observance.rule.OffsetFrom;
import io.redletter.observance.rule.Rule;
import io.redletter.observance.rule.WeekContaining;
import io.redletter.platform.RefusedException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rule a unit chose for a day of its own; which parts it has depends on its type, the others are null.
 *
 * @param type {@code once} (start, end as dates), {@code fixed} (start as month-day), {@code range} (start, end as
 *     month-days), {@code nth-weekday} (month, weekday, n, days), {@code week-containing} (start, weekday it begins on) or
 *     {@code offset-from} (of, offset, days)
 * @param start {@code 2027-06-05} for {@code once}, else {@code 06-05}
 * @param end like {@code start}; for {@code once} null means a single day
 * @param month 1 to 12
 * @param weekday 1 for Monday to 7 for Sunday
 * @param n 1 to 4
 * @param of the id of another observance
 * @param offset days after its first day, negative for before
 * @param days how many days it lasts, 1 where null
 */
public record LocalRule(
        String type,
        @Nullable String start,
        @Nullable String end,
        @Nullable Integer month,
        @Nullable Integer weekday,
        @Nullable Integer n,
        @Nullable String of,
        @Nullable Integer offset,
        @Nullable Integer days) {
    static final String ONCE = "once";
    private static final String RANGE = "range";
    private static final int ANY_YEAR = 2028;
    private static final int LONGEST_OVER_NEW_YEAR = 92;

    /** Some days of one year, never again. */
    public static LocalRule once(LocalDate start, LocalDate end) {
        return new LocalRule(ONCE, start.toString(), end.toString(), null, null, null, null, null, null);
    }

    /** The same day every year. */
    public static LocalRule fixed(MonthDay day) {
        return new LocalRule("fixed", text(day), null, null, null, null, null, null, null);
    }

    /** The same days every year. */
    public static LocalRule range(MonthDay start, MonthDay end) {
        return new LocalRule("range", text(start), text(end), null, null, null, null, null, null);
    }

    boolean isOnce() {
        return type.equals(ONCE);
    }

    /**
     * Refuses what does not belong to its type, and lengths that do not fit the kind.
     *
     * @throws RefusedException naming the field
     */
    void check(Kind kind) {
        stray("start", start, List.of("nth-weekday", "offset-from"));
        stray("end", end, List.of("fixed", "nth-weekday", "week-containing", "offset-from"));
        stray("month", month, List.of(ONCE, "fixed", RANGE, "week-containing", "offset-from"));
        stray("weekday", weekday, List.of(ONCE, "fixed", RANGE, "offset-from"));
        stray("n", n, List.of(ONCE, "fixed", RANGE, "week-containing", "offset-from"));
        stray("of", of, List.of(ONCE, "fixed", RANGE, "nth-weekday", "week-containing"));
        stray("offset", offset, List.of(ONCE, "fixed", RANGE, "nth-weekday", "week-containing"));
        stray("days", days, List.of(ONCE, "fixed", RANGE, "week-containing"));
        once().ifPresent(days -> Lengths.check(kind, days.start(), days.end(), "/rule/end", "invalid-rule"));
        if (type.equals(RANGE)) {
            range(kind);
        }
    }

    private void range(Kind kind) {
        MonthDay first = monthDay("start", start);
        MonthDay last = monthDay("end", end);
        LocalDate from = first.atYear(ANY_YEAR);
        LocalDate until = last.atYear(last.isBefore(first) ? ANY_YEAR + 1 : ANY_YEAR);
        if (last.isBefore(first) && ChronoUnit.DAYS.between(from, until) >= LONGEST_OVER_NEW_YEAR) {
            throw refused(
                    "end",
                    end + " 早于开始 " + start + ";跨年的最长 " + LONGEST_OVER_NEW_YEAR
                            + " 天 (ends before it starts; over new year at most " + LONGEST_OVER_NEW_YEAR + " days)");
        }
        Lengths.check(kind, from, until, "/rule/end", "invalid-rule");
    }

    private void stray(String field, @Nullable Object value, List<String> types) {
        if (value != null && types.contains(type)) {
            throw refused(field, type + " 规则没有这一项,请去掉 (a rule of this type has no such field, leave it out)");
        }
    }

    /** The days of a rule that is for once; empty for every other. */
    Optional<Once> once() {
        if (!isOnce()) {
            return Optional.empty();
        }
        LocalDate first = date("start", start);
        return Optional.of(new Once(first, end == null ? first : date("end", end)));
    }

    /** Some days of one year. */
    record Once(LocalDate start, LocalDate end) {}

    /**
     * As the almanac takes it.
     *
     * @throws RefusedException naming the field that is missing or wrong
     */
    Rule rule() {
        try {
            return switch (type) {
                case ONCE -> new LocallySet("once");
                case "fixed" -> new Fixed(monthDay("start", start));
                case RANGE -> new FixedRange(monthDay("start", start), monthDay("end", end));
                case "nth-weekday" -> new NthWeekday(
                        Month.of(number("month", month)),
                        DayOfWeek.of(number("weekday", weekday)),
                        number("n", n),
                        length());
                case "week-containing" -> new WeekContaining(
                        monthDay("start", start), weekday == null ? DayOfWeek.MONDAY : DayOfWeek.of(weekday));
                case "offset-from" -> new OffsetFrom(given("of", of), number("offset", offset), length());
                default -> throw refused("type", "没有这种规则 " + type + " (no such rule)");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused("", e.getMessage() == null ? "写法不对 (wrong)" : e.getMessage());
        }
    }

    private int length() {
        return days == null ? 1 : days;
    }

    private static String text(MonthDay day) {
        return day.toString().substring(2);
    }

    private static MonthDay monthDay(String field, @Nullable String text) {
        try {
            return MonthDay.parse("--" + given(field, text));
        } catch (DateTimeException e) {
            throw refused(field, "应为 06-05 这样的月日 (expected: month-day)");
        }
    }

    private static LocalDate date(String field, @Nullable String text) {
        try {
            return LocalDate.parse(given(field, text));
        } catch (DateTimeException e) {
            throw refused(field, "应为 2027-06-05 这样的日期 (expected: a date)");
        }
    }

    private static int number(String field, @Nullable Integer value) {
        if (value == null) {
            throw refused(field, "请填写 (missing)");
        }
        return value;
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw refused(field, "请填写 (missing)");
        }
        return value.strip();
    }

    private static RefusedException refused(String field, String message) {
        String pointer = "/rule" + (field.isEmpty() ? "" : "/" + field);
        return RefusedException.field(pointer, "invalid-rule", pointer + ": " + message);
    }
}
