package io.redletter.observance.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What each rule promises for every year, whatever the weekday, holiday or leap year. */
final class RulesTest {

    private static final Setting COUNTRY = new Parents(Optional.empty(), Map.of());

    @Property
    void aFixedDayIsNeverShifted(@ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll("days") MonthDay day) {
        List<Span> spans = new Fixed(day).spans(year, COUNTRY);

        assertThat(spans).containsExactly(new Span(day.atYear(year), day.atYear(year), true));
    }

    @Property
    void aRangeStartsAndEndsOnItsDays(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll("days") MonthDay start,
            @ForAll("days") MonthDay end) {
        Span span = only(new FixedRange(start, end), year);

        assertThat(MonthDay.from(span.start())).isEqualTo(start);
        assertThat(span.start().getYear()).isEqualTo(year);
        assertThat(MonthDay.from(span.end())).isEqualTo(end);
        assertThat(span.days()).isBetween(1, 366);
    }

    @Property
    void theNthWeekdayFallsOnThatWeekdayInItsWeekOfTheMonth(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll Month month,
            @ForAll DayOfWeek weekday,
            @ForAll @IntRange(min = 1, max = 4) int n,
            @ForAll @IntRange(min = 1, max = 31) int days) {
        Span span = only(new NthWeekday(month, weekday, n, days), year);

        assertThat(span.start().getDayOfWeek()).isEqualTo(weekday);
        assertThat(YearMonth.from(span.start())).isEqualTo(YearMonth.of(year, month));
        assertThat(span.start().getDayOfMonth()).isBetween(7 * n - 6, 7 * n);
        assertThat(span.days()).isEqualTo(days);
    }

    @Property
    void theLastWeekdayLiesInTheLastSevenDays(
            @ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll Month month, @ForAll DayOfWeek weekday) {
        Span span = only(new LastWeekday(month, weekday, 1), year);

        assertThat(span.start().getDayOfWeek()).isEqualTo(weekday);
        assertThat(YearMonth.from(span.start())).isEqualTo(YearMonth.of(year, month));
        assertThat(YearMonth.from(span.start().plusDays(7))).isNotEqualTo(YearMonth.of(year, month));
    }

    @Property
    void theWeekdayOnOrBeforeIsLessThanAWeekAway(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll("days") MonthDay anchor,
            @ForAll DayOfWeek weekday) {
        Span span = only(new WeekdayOnOrBefore(anchor, weekday, 8), year);

        assertThat(span.start().getDayOfWeek()).isEqualTo(weekday);
        assertThat(span.start()).isBetween(anchor.atYear(year).minusDays(6), anchor.atYear(year));
        assertThat(span.days()).isEqualTo(8);
    }

    @Property
    void theWeekContainingADayContainsIt(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll("days") MonthDay anchor,
            @ForAll DayOfWeek weekStart) {
        Span span = only(new WeekContaining(anchor, weekStart), year);

        assertThat(span.start().getDayOfWeek()).isEqualTo(weekStart);
        assertThat(anchor.atYear(year)).isBetween(span.start(), span.end());
        assertThat(span.days()).isEqualTo(7);
    }

    @Property
    void theLastFullWeekLiesInItsMonthAndNoLaterOneDoes(
            @ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll Month month, @ForAll DayOfWeek weekStart) {
        Span span = only(new LastFullWeek(month, weekStart), year);

        assertThat(span.start().getDayOfWeek()).isEqualTo(weekStart);
        assertThat(span.days()).isEqualTo(7);
        assertThat(YearMonth.from(span.start())).isEqualTo(YearMonth.of(year, month));
        assertThat(YearMonth.from(span.end())).isEqualTo(YearMonth.of(year, month));
        assertThat(YearMonth.from(span.end().plusDays(7))).isNotEqualTo(YearMonth.of(year, month));
    }

    @Property
    void aWholeMonthHasAllItsDays(@ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll Month month) {
        Span span = only(new WholeMonth(month), year);

        assertThat(span.start()).isEqualTo(LocalDate.of(year, month, 1));
        assertThat(span.days()).isEqualTo(YearMonth.of(year, month).lengthOfMonth());
    }

    @Property
    void aDayOfAnotherIsAsSureAsThatOne(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll @IntRange(min = 1, max = 31) int n,
            @ForAll boolean sure) {
        LocalDate start = LocalDate.of(year, 6, 10);
        Setting setting = new Parents(Optional.empty(), Map.of("week", new Span(start, start.plusDays(6), sure)));

        List<Span> spans = new NthDayOf("week", n).spans(year, setting);

        LocalDate day = start.plusDays(n - 1L);
        assertThat(spans).containsExactly(new Span(day, day, sure));
    }

    @Property
    void anOffsetCountsFromTheFirstDay(
            @ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll @IntRange(min = -366, max = 366) int offset) {
        LocalDate start = LocalDate.of(year, 6, 10);
        Setting setting = new Parents(Optional.empty(), Map.of("week", new Span(start, start.plusDays(6), true)));

        List<Span> spans = new OffsetFrom("week", offset, 3).spans(year, setting);

        assertThat(spans).containsExactly(new Span(start.plusDays(offset), start.plusDays(offset + 2L), true));
    }

    @Property
    void aLunarDayComesAtMostTwiceAndAlwaysInItsYear(
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 29) int day) {
        List<Span> spans = new Lunar(month, day).spans(year, COUNTRY);

        assertThat(spans).hasSizeBetween(0, 2);
        assertThat(spans).allMatch(span -> span.start().getYear() == year && span.days() == 1);
    }

    @Property
    void doubleNinthComesOnceAYearBetweenLateSeptemberAndEarlyNovember(
            @ForAll @IntRange(min = 1990, max = 2100) int year) {
        Span span = only(new Lunar(9, 9), year);

        assertThat(span.start()).isBetween(LocalDate.of(year, 9, 28), LocalDate.of(year, 11, 2));
    }

    @Property
    void aLeapMonthAddsOneDayAtMostAMonthLater(
            @ForAll @IntRange(min = 1900, max = 2100) int year,
            @ForAll @IntRange(min = 1, max = 12) int month,
            @ForAll @IntRange(min = 1, max = 30) int day) {
        List<Span> once = new Lunar(month, day).spans(year, COUNTRY);
        List<Span> also = new Lunar(month, day, true).spans(year, COUNTRY);

        assertThat(also).containsAll(once).hasSizeBetween(once.size(), once.size() + 2);
        assertThat(also).isSortedAccordingTo(java.util.Comparator.comparing(Span::start));
        assertThat(also).allMatch(span -> span.start().getYear() == year && span.days() == 1);
    }

    @Example
    void knowsTheLeapMonthsOfPublishedCalendars() {
        assertThat(starts(new Lunar(9, 9, true), 2014)).containsExactly("2014-10-02", "2014-11-01");
        assertThat(starts(new Lunar(2, 2, true), 2023)).containsExactly("2023-02-21", "2023-03-23");
        assertThat(starts(new Lunar(6, 1, true), 2025)).containsExactly("2025-06-25", "2025-07-25");
        assertThat(starts(new Lunar(6, 1, true), 2026)).containsExactly("2026-07-14");
    }

    @Example
    void theThirtiethIsTheLastDayOfAShortMonthToo() {
        assertThat(starts(new Lunar(12, 30), 2024)).containsExactly("2024-02-09");
        assertThat(starts(new Lunar(12, 30), 2025)).containsExactly("2025-01-28");
        assertThat(starts(new Lunar(12, 30), 1900)).containsExactly("1900-01-30");
        assertThat(starts(new Lunar(1, 1), 2100)).containsExactly("2100-02-09");
    }

    @Property
    void theEveIsTheDayBeforeTheNewYear(@ForAll @IntRange(min = 1900, max = 2100) int year) {
        assertThat(only(new Lunar(12, 30), year).start().plusDays(1))
                .isEqualTo(only(new Lunar(1, 1), year).start());
    }

    private static List<String> starts(Rule rule, int year) {
        return rule.spans(year, COUNTRY).stream()
                .map(span -> span.start().toString())
                .toList();
    }

    @Example
    void aLeapNinthMonthRepeatsNoDay() {
        Span span = only(new Lunar(9, 9), 2014);

        assertThat(span.start()).isEqualTo(LocalDate.of(2014, 10, 2));
    }

    @Property
    void theAutumnEquinoxFallsOnOneOfThreeDays(@ForAll @IntRange(min = 1990, max = 2100) int year) {
        Span span = only(new SolarTerm("秋分"), year);

        assertThat(span.start()).isBetween(LocalDate.of(year, 9, 22), LocalDate.of(year, 9, 24));
    }

    @Property
    void everySolarTermIsInItsGregorianYear(
            @ForAll @IntRange(min = 1900, max = 2100) int year, @ForAll("terms") String term) {
        Span span = only(new SolarTerm(term), year);

        assertThat(span.start().getYear()).isEqualTo(year);
    }

    @Property
    void aGuessIsNeverSure(@ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll("days") MonthDay day) {
        List<Span> spans = new Announced(new Fixed(day), "").spans(year, COUNTRY);

        assertThat(spans).containsExactly(new Span(day.atYear(year), day.atYear(year), false));
    }

    @Property
    void theWindowsOfACadenceFillTheYearWithoutGap(
            @ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll("cadences") int months) {
        List<Span> spans = new Cadence(months).spans(year, COUNTRY);

        assertThat(spans).hasSize(12 / months).noneMatch(Span::sure);
        assertThat(spans.get(0).start()).isEqualTo(LocalDate.of(year, 1, 1));
        assertThat(spans.get(spans.size() - 1).end()).isEqualTo(LocalDate.of(year, 12, 31));
        assertThat(spans.stream().mapToInt(Span::days).sum())
                .isEqualTo(LocalDate.of(year, 1, 1).lengthOfYear());
    }

    @Example
    void aProvinceIsKnownByItsShortAndLongName() {
        Rule rule = new Regional(Map.of("湖北", new Fixed(MonthDay.of(4, 1)), "江苏", new Fixed(MonthDay.of(4, 20))));

        assertThat(rule.spans(2027, new Parents(Optional.of("湖北"), Map.of()))).hasSize(1);
        assertThat(rule.spans(2027, new Parents(Optional.of("湖北省鄂州市"), Map.of())))
                .hasSize(1);
        assertThat(rule.spans(2027, new Parents(Optional.of("西藏"), Map.of()))).isEmpty();
        assertThat(rule.spans(2027, COUNTRY)).isEmpty();
    }

    @Example
    void aRuleRefusesWhatNoYearHas() {
        assertThatThrownBy(() -> new Fixed(MonthDay.of(2, 29))).hasMessageContaining("02-29");
        assertThatThrownBy(() -> new NthWeekday(Month.MAY, DayOfWeek.SUNDAY, 5, 1))
                .hasMessageContaining("n: 5");
        assertThatThrownBy(() -> new Lunar(12, 31)).hasMessageContaining("day: 31");
        assertThatThrownBy(() -> new SolarTerm("秋天")).hasMessageContaining("秋天");
        assertThatThrownBy(() -> new Cadence(5)).hasMessageContaining("months: 5");
    }

    @Provide
    Arbitrary<MonthDay> days() {
        return Arbitraries.integers()
                .between(0, 364)
                .map(day -> MonthDay.from(LocalDate.of(2027, 1, 1).plusDays(day)));
    }

    @Provide
    Arbitrary<String> terms() {
        return Arbitraries.of("小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "夏至", "秋分", "大雪", "冬至");
    }

    @Provide
    Arbitrary<Integer> cadences() {
        return Arbitraries.of(1, 2, 3, 4, 6, 12);
    }

    private static Span only(Rule rule, int year) {
        List<Span> spans = rule.spans(year, COUNTRY);
        assertThat(spans).hasSize(1);
        return spans.get(0);
    }

    /** A setting with these parents, the same every year. */
    private record Parents(Optional<String> region, Map<String, Span> spans) implements Setting {

        @Override
        public List<Span> spansOf(String id, int year) {
            return Optional.ofNullable(spans.get(id)).stream().toList();
        }
    }
}
