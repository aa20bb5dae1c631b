package io.redletter.observance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** A day is a local date: wherever the program runs, it is the same one. */
final class ZonesTest {
    private static final String PROVINCE = "湖北";
    private static final Map<Integer, List<ObservedDate>> IN_UTC = inUtc();

    @Property(tries = 600)
    void noZoneShiftsADay(@ForAll @IntRange(min = 1990, max = 2035) int year, @ForAll("zones") ZoneId zone) {
        List<ObservedDate> here = in(zone, () -> fresh().year(year, PROVINCE));

        assertThat(here).isEqualTo(IN_UTC.get(year));
        assertThat(here)
                .allSatisfy(date -> assertThat(date.start().atStartOfDay(zone).toLocalDate())
                        .isEqualTo(date.start()));
    }

    @Example
    void everyRuleOfEveryYearHasItsLength() {
        Almanac almanac = fresh();

        IntStream.rangeClosed(1990, 2035)
                .forEach(year -> assertThat(almanac.year(year, PROVINCE)).allSatisfy(date -> {
                    long days = ChronoUnit.DAYS.between(date.start(), date.end()) + 1;
                    assertThat(date.start().getYear()).isEqualTo(year);
                    assertThat(days).as(date.toString()).isPositive();
                    if (almanac.find(date.id()).orElseThrow().kind() == Kind.DAY) {
                        assertThat(days).as(date.toString()).isLessThanOrEqualTo(2);
                    }
                }));
    }

    @Example
    void theRuleWordsOfTheIssueAreThere() {
        Almanac almanac = fresh();

        assertThat(start(almanac, "national-science-popularization-day", 2024)).isEqualTo("2024-09-15");
        assertThat(start(almanac, "national-science-popularization-day", 2027)).isEqualTo("2027-09-01");
        assertThat(start(almanac, "national-low-carbon-day", 2023)).isEqualTo("2023-07-12");
        assertThat(start(almanac, "national-low-carbon-day", 2024)).isEqualTo("2024-05-15");
        assertThat(start(almanac, "china-water-week", 1993)).isEqualTo("1993-07-01");
        assertThat(almanac.resolve("env-facility-open-months", 2027)).hasSize(6);
    }

    private static LocalDate start(Almanac almanac, String id, int year) {
        return almanac.resolve(id, year).get(0).start();
    }

    private static Almanac fresh() {
        return Almanac.load(KnownDatesTest.SHIPPED);
    }

    private static Map<Integer, List<ObservedDate>> inUtc() {
        Almanac almanac = fresh();
        Map<Integer, List<ObservedDate>> years = new TreeMap<>();
        IntStream.rangeClosed(1990, 2035).forEach(year -> years.put(year, almanac.year(year, PROVINCE)));
        return years;
    }

    private static <T> T in(ZoneId zone, Supplier<T> work) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return work.get();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }
}
