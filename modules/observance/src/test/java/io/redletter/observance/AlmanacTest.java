package io.redletter.observance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlmanacTest {

    private static final Almanac ALMANAC = Almanac.load(KnownDatesTest.SHIPPED);

    @ParameterizedTest
    @CsvSource({
        "china-water-week, 1993, 1993-07-01, 1993-07-07",
        "china-water-week, 1994, 1994-03-22, 1994-03-28",
        "international-biodiversity-day, 2000, 2000-12-29, 2000-12-29",
        "international-biodiversity-day, 2001, 2001-05-22, 2001-05-22",
        "disaster-reduction-day, 2009, 2009-10-14, 2009-10-14",
        "disaster-reduction-day, 2010, 2010-10-13, 2010-10-13",
        "national-science-popularization-day, 2003, 2003-06-29, 2003-06-29",
        "national-science-popularization-day, 2019, 2019-09-21, 2019-09-22",
        "national-science-popularization-day, 2024, 2024-09-15, 2024-09-25",
        "national-science-popularization-day, 2025, 2025-09-01, 2025-09-30",
        "national-low-carbon-day, 2020, 2020-07-02, 2020-07-02",
        "national-low-carbon-day, 2024, 2024-05-15, 2024-05-15",
        "elderly-health-week, 2023, 2023-07-24, 2023-07-30",
        "elderly-health-week, 2026, 2026-06-22, 2026-06-28",
        "world-cleanup-day, 2022, 2022-09-17, 2022-09-17",
        "world-oceans-day, 2010, 2010-06-08, 2010-06-08",
    })
    void honoursTheRuleOfItsTime(String id, int year, LocalDate start, LocalDate end) {
        assertThat(ALMANAC.resolve(id, year)).singleElement().satisfies(date -> {
            assertThat(date.start()).isEqualTo(start);
            assertThat(date.end()).isEqualTo(end);
        });
    }

    @ParameterizedTest
    @CsvSource({"national-ecology-day, 2022", "national-science-popularization-month, 2024", "reading-week, 2025"})
    void knowsNoDayBeforeItsFirstYear(String id, int year) {
        assertThat(ALMANAC.resolve(id, year)).isEmpty();
        assertThat(ALMANAC.resolve(id, year + 1)).isNotEmpty();
    }

    @Test
    void showsAGuessAsExpectedAndANoticeAsAnnounced() {
        assertThat(ALMANAC.resolve("national-energy-saving-week", 2025))
                .extracting(ObservedDate::status)
                .containsExactly(Status.ANNOUNCED);
        assertThat(ALMANAC.resolve("national-energy-saving-week", 2027))
                .extracting(ObservedDate::status)
                .containsExactly(Status.EXPECTED);
    }

    @Test
    void takesTheThirdDayFromTheAnnouncedWeekButStillCallsItExpected() {
        Almanac almanac = almanac(
                """
                observances:
                  - { id: week, name: 周, name-en: W, kind: week, scope: national, confidence: high,
                      rule: { type: announced, typical: 六月 }, notices: { 2027: { start: 2027-06-14, end: 2027-06-20 } } }
                  - { id: day, name: 日, name-en: D, kind: day, scope: national, confidence: high,
                      rule: { type: announced, typical: 第三天, fallback: { type: nth-day-of, of: week, n: 3 } } }
                """);

        List<ObservedDate> dates = almanac.resolve("day", 2027);

        assertThat(dates)
                .containsExactly(new ObservedDate(
                        "day",
                        "日",
                        LocalDate.of(2027, 6, 16),
                        LocalDate.of(2027, 6, 16),
                        Status.EXPECTED,
                        "announced; guess: day 3 of week",
                        null,
                        1));
    }

    @Test
    void anotherDayFollowsAGuessOnlyAsAGuess() {
        assertThat(ALMANAC.resolve("market-regulation-st-week", 2027))
                .extracting(ObservedDate::status)
                .containsExactly(Status.EXPECTED);
        assertThat(ALMANAC.resolve("market-regulation-st-week", 2025))
                .extracting(ObservedDate::status)
                .containsExactly(Status.BY_RULE);
    }

    @Test
    void keepsACancelledDayVisibleWhereItWouldHaveBeen() {
        Almanac almanac = almanac(
                """
                observances:
                  - { id: run, name: 跑, name-en: R, kind: day, scope: local, confidence: high,
                      rule: { type: fixed, day: 05-01 }, notices: { 2027: { status: cancelled }, 2028: { status: changed, start: 2028-05-09 } } }
                  - { id: feast, name: 宴, name-en: F, kind: day, scope: local, confidence: high, rule: { type: same-as, of: run } }
                """);

        assertThat(almanac.resolve("run", 2027))
                .extracting(ObservedDate::start, ObservedDate::status)
                .containsExactly(tuple(LocalDate.of(2027, 5, 1), Status.CANCELLED));
        assertThat(almanac.resolve("feast", 2027)).isEmpty();
        assertThat(almanac.resolve("run", 2028))
                .extracting(ObservedDate::start, ObservedDate::status)
                .containsExactly(tuple(LocalDate.of(2028, 5, 9), Status.CHANGED));
    }

    @Test
    void saysWhenOnlyTheFirstDayIsKnown() {
        assertThat(ALMANAC.resolve("food-safety-week", 2025)).singleElement().satisfies(date -> {
            assertThat(date.end()).isEqualTo(date.start());
            assertThat(date.rule()).contains("last day not known");
        });
    }

    @Test
    void sortsTheYearByDayAndLeavesNothingOut() {
        List<ObservedDate> year = ALMANAC.year(2027);

        assertThat(year).isSortedAccordingTo(Comparator.comparing(ObservedDate::start));
        List<String> dated = year.stream().map(ObservedDate::id).distinct().toList();
        List<String> undated =
                ALMANAC.undated(2027).stream().map(Observance::id).toList();
        assertThat(dated).doesNotContainAnyElementsOf(undated);
        assertThat(dated.size() + undated.size()).isEqualTo(152);
        assertThat(undated).contains("food-safety-week", "bird-loving-week", "anti-cult-month");
    }

    @Test
    void givesTheBirdWeekOfTheProvince() {
        assertThat(ALMANAC.resolve("bird-loving-week", 2027)).isEmpty();
        assertThat(ALMANAC.resolve("bird-loving-week", 2027, "湖北省"))
                .extracting(ObservedDate::start)
                .containsExactly(LocalDate.of(2027, 4, 1));
        assertThat(ALMANAC.year(2027, "青海"))
                .filteredOn(date -> date.id().equals("bird-loving-week"))
                .extracting(ObservedDate::start)
                .containsExactly(LocalDate.of(2027, 5, 1));
    }

    @Test
    void observesMigratoryBirdsTwiceAYear() {
        assertThat(ALMANAC.resolve("world-migratory-bird-day", 2027))
                .extracting(ObservedDate::start)
                .containsExactly(LocalDate.of(2027, 5, 8), LocalDate.of(2027, 10, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1989, 2101, -1, Integer.MAX_VALUE})
    void refusesAYearItDoesNotReach(int year) {
        assertThatThrownBy(() -> ALMANAC.year(year))
                .isInstanceOf(UnknownYearException.class)
                .hasMessageContaining("expected: 1990 to 2100");
    }

    @Test
    void answersForEveryYearItReachesAndGivesTheSameTwice() {
        IntStream.rangeClosed(Almanac.FIRST_YEAR, Almanac.LAST_YEAR)
                .forEach(year -> assertThat(ALMANAC.year(year)).isNotEmpty().isEqualTo(ALMANAC.year(year)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1990, 1994, 2001, 2013, 2020, 2024, 2027, 2035})
    void datesLieInTheirYearAndAreAsLongAsTheirKind(int year) {
        assertThat(ALMANAC.year(year)).allSatisfy(date -> {
            Kind kind = ALMANAC.find(date.id()).orElseThrow().kind();
            long days = ChronoUnit.DAYS.between(date.start(), date.end()) + 1;
            assertThat(date.start().getYear()).isEqualTo(year);
            assertThat(date.end().getYear()).isEqualTo(year);
            assertThat(days).as(date.toString()).isBetween(1L, longest(kind));
        });
    }

    @Test
    void saysNothingOfAnIdItDoesNotKnow() {
        assertThat(ALMANAC.resolve("no-such-day", 2027)).isEmpty();
        assertThat(ALMANAC.find("no-such-day")).isEmpty();
    }

    /** A programme may take a window of two months; the one week that became a month is 全国科普日. */
    private static long longest(Kind kind) {
        return switch (kind) {
            case DAY -> 2;
            case WEEK, MONTH -> 31;
            case PROGRAMME -> 62;
        };
    }

    private static Almanac almanac(String yaml) {
        return AlmanacFileTest.load(yaml);
    }
}
