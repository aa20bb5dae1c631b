package io.redletter.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeTimeTest {
    private static final LocalDate START = LocalDate.of(2027, 9, 18);
    private static final LocalDate END = LocalDate.of(2027, 9, 24);

    @ParameterizedTest
    @CsvSource({
        "T-3 09:00, T-3 09:00",
        "t-3 9:00, T-3 09:00",
        "T−3 09:00, T-3 09:00",
        "T 08:00, T 08:00",
        "T+0 08:00, T 08:00",
        "T±0 08:00, T 08:00",
        "E+10, E+10",
        "E-1 20:30:15, E-1 20:30:15",
        "T-045 09:00, T-45 09:00",
    })
    void readsAndWritesWhatPeopleWrite(String written, String expected) {
        assertThat(RelativeTime.parse(written).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3 天前",
                "T-3 25:00",
                "T-401",
                "T-",
                "X-3 09:00",
                "T-3 09:00 extra",
                "09:00",
                "T-1 24:00",
                "E+0 24:00",
                "T-1 24:00:00"
            })
    void refusesWhatItDoesNotUnderstandAndSaysHow(String written) {
        assertThatThrownBy(() -> RelativeTime.parse(written))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.pointer())
                        .isEqualTo("/relative"))
                .hasMessageContaining("T-3 09:00");
    }

    @Test
    void countsFromTheFirstDayAndFromTheLast() {
        assertThat(RelativeTime.parse("T-3 09:00").local(START, END)).isEqualTo("2027-09-15T09:00");
        assertThat(RelativeTime.parse("E+1 10:00").local(START, END)).isEqualTo("2027-09-25T10:00");
        assertThat(RelativeTime.parse("E+10").day(START, END)).isEqualTo("2027-10-04");
    }

    @Test
    void refusesAMomentWithoutATimeOfDay() {
        assertThatThrownBy(() -> RelativeTime.parse("T-3").local(START, END))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("time-missing"));
    }

    @Property
    void isReadBackAsItWasWritten(
            @ForAll RelativeTime.Anchor anchor,
            @ForAll @IntRange(min = -400, max = 400) int days,
            @ForAll @IntRange(max = 1439) int minute) {
        RelativeTime time = new RelativeTime(anchor, days, LocalTime.ofSecondOfDay(minute * 60L));

        assertThat(RelativeTime.parse(time.text())).isEqualTo(time);
    }

    @Property
    void movesByTheDaysItsCampaignMovesAndKeepsItsTimeOnTheWallInEveryZone(
            @ForAll("zones") String zone,
            @ForAll @IntRange(min = 2020, max = 2035) int year,
            @ForAll @IntRange(min = 1, max = 365) int day,
            @ForAll @IntRange(min = -200, max = 200) int shift,
            @ForAll @IntRange(min = -60, max = 60) int days,
            @ForAll @IntRange(max = 1439) int minute) {
        LocalDate start = LocalDate.ofYearDay(year, day);
        RelativeTime time = RelativeTime.start(days, LocalTime.ofSecondOfDay(minute * 60L));

        PushTime before = PushTime.of(time.local(start, start), zone);
        PushTime after = PushTime.of(time.local(start.plusDays(shift), start.plusDays(shift)), zone);

        assertThat(ChronoUnit.DAYS.between(
                        before.local().toLocalDate(), after.local().toLocalDate()))
                .isEqualTo(shift);
        assertThat(after.local().toLocalTime()).isEqualTo(before.local().toLocalTime());
        assertThat(after.due()).isEqualTo(after.local().atZone(ZoneId.of(zone)).toInstant());
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList());
    }
}
