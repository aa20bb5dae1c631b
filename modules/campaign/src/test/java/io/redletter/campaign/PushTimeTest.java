package io.redletter.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushTimeTest {
    private static final List<String> ZONES = List.of(
            "Asia/Shanghai",
            "Asia/Urumqi",
            "Europe/Berlin",
            "America/New_York",
            "America/St_Johns",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Africa/Casablanca",
            "Asia/Kathmandu",
            "America/Sao_Paulo");

    @Property(tries = 3000)
    void meansTheInstantAtWhichAWallClockShowsTheTimeOrTheFirstAfterAGap(
            @ForAll("localTimes") LocalDateTime local, @ForAll("zones") String zone) {
        PushTime time = PushTime.of(local, zone);

        ZoneRules rules = ZoneId.of(zone).getRules();
        List<ZoneOffset> offsets = rules.getValidOffsets(local);
        switch (offsets.size()) {
            case 1 -> assertThat(time.due()).isEqualTo(local.toInstant(offsets.get(0)));
            case 2 -> assertThat(time.due())
                    .isEqualTo(local.toInstant(offsets.get(0)))
                    .isBefore(local.toInstant(offsets.get(1)));
            default -> {
                ZoneOffsetTransition gap = rules.getTransition(local);
                assertThat(time.due().atZone(ZoneId.of(zone)).toLocalDateTime())
                        .isEqualTo(local.plus(gap.getDuration()));
            }
        }
        assertThat(time.note().isPresent()).isEqualTo(offsets.size() != 1);
    }

    @Property(tries = 1000)
    void neverPutsALaterLocalTimeBeforeAnEarlierOneOutsideTheRepeatedHour(
            @ForAll("localTimes") LocalDateTime local, @ForAll("zones") String zone) {
        PushTime time = PushTime.of(local, zone);
        PushTime dayLater = PushTime.of(local.plusDays(1), zone);

        assertThat(Duration.between(time.due(), dayLater.due())).isBetween(Duration.ofHours(-2), Duration.ofHours(26));
        assertThat(dayLater.due()).isAfterOrEqualTo(time.due());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-05T08:00, Asia/Shanghai,    2027-06-05T00:00:00Z",
        "2027-03-28T02:30, Europe/Berlin,    2027-03-28T01:30:00Z",
        "2027-10-31T02:30, Europe/Berlin,    2027-10-31T00:30:00Z",
        "2027-03-14T02:00, America/New_York, 2027-03-14T07:00:00Z",
        "1991-04-14T02:10, Asia/Shanghai,    1991-04-13T18:10:00Z"
    })
    void knowsTheHoursThatAreNotThereAndThoseThatComeTwice(LocalDateTime local, String zone, Instant due) {
        assertThat(PushTime.of(local, zone).due()).isEqualTo(due);
    }

    @Test
    void takesShanghaiWhereNoZoneIsNamedAndDropsWhatIsFinerThanASecond() {
        PushTime time = PushTime.of(LocalDateTime.of(2027, 6, 5, 8, 0, 1, 999_999_999), null);

        assertThat(time.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(time.due()).isEqualTo(Instant.parse("2027-06-05T00:00:01Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-05T08:00, Asia/Bejing, /zone, unknown-zone",
        "2027-06-05T08:00, ?, /zone, unknown-zone",
        "0001-06-05T08:00, Asia/Shanghai, /local, invalid-field",
        "9999-12-31T23:59, Asia/Shanghai, /local, invalid-field"
    })
    void namesTheFieldThatIsWrong(LocalDateTime local, String zone, String pointer, String code) {
        assertThatThrownBy(() -> PushTime.of(local, zone)).isInstanceOfSatisfying(RefusedException.class, refused -> {
            assertThat(refused.pointer()).isEqualTo(pointer);
            assertThat(refused.code()).isEqualTo(code);
        });
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZONES);
    }

    /** Half of them near the nights when some zone changes its clocks, where the hard cases lie. */
    @Provide
    Arbitrary<LocalDateTime> localTimes() {
        Arbitrary<LocalDateTime> anywhere = Arbitraries.longs()
                .between(0, Duration.ofDays(40 * 365).toMinutes())
                .map(LocalDate.of(1991, 1, 1).atStartOfDay()::plusMinutes);
        Arbitrary<LocalDateTime> nearChanges = Arbitraries.of(ZONES)
                .flatMap(zone -> Arbitraries.integers().between(2020, 2035).flatMap(year -> {
                    ZoneOffsetTransition change = ZoneId.of(zone)
                            .getRules()
                            .nextTransition(
                                    LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC));
                    LocalDateTime around =
                            change == null ? LocalDate.of(year, 6, 5).atStartOfDay() : change.getDateTimeBefore();
                    return Arbitraries.integers().between(-180, 180).map(around::plusMinutes);
                }));
        return Arbitraries.oneOf(anywhere, nearChanges);
    }

    @ParameterizedTest
    @CsvSource({"+08:00", "Z", "Mars/Olympus", "GMT+25"})
    void knowsNoZoneThatIsNoPlace(String zone) {
        assertThatThrownBy(() -> PushTime.of(LocalDateTime.of(2027, 6, 5, 8, 0), zone))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("unknown-zone"));
    }
}
