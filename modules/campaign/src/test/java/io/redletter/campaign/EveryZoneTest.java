package io.redletter.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Times of pushes against {@code java.time}, in every zone there is, from 2020 to 2035. */
class EveryZoneTest {
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2036-01-01T00:00:00Z");

    static Stream<String> everyZone() {
        return ZoneId.getAvailableZoneIds().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("everyZone")
    void meansOneInstantAtEveryChangeOfTheClocks(String zone) {
        ZoneRules rules = ZoneId.of(zone).getRules();

        for (ZoneOffsetTransition change : changes(rules)) {
            LocalDateTime within = change.isGap()
                    ? change.getDateTimeBefore().plus(change.getDuration().dividedBy(2))
                    : change.getDateTimeAfter().plus(change.getDuration().abs().dividedBy(2));
            for (LocalDateTime local : List.of(
                    change.getDateTimeBefore().minusSeconds(1),
                    change.getDateTimeBefore(),
                    within,
                    change.getDateTimeAfter(),
                    change.getDateTimeAfter().plusSeconds(1))) {
                PushTime time = PushTime.of(local, zone);
                LocalDateTime asked = time.local();
                List<ZoneOffset> offsets = rules.getValidOffsets(asked);
                Instant expected = offsets.isEmpty()
                        ? asked.toInstant(rules.getTransition(asked).getOffsetBefore())
                        : asked.toInstant(offsets.get(0));
                assertThat(time.due()).as(zone + " " + local).isEqualTo(expected);
                assertThat(time.note().isPresent()).as(zone + " " + local).isEqualTo(offsets.size() != 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyZone")
    void endsEveryDayOfAChangeAtItsOwnMidnight(String zone) {
        ZoneId id = ZoneId.of(zone);

        for (ZoneOffsetTransition change : changes(id.getRules())) {
            LocalDate day = change.getDateTimeBefore().toLocalDate();
            for (LocalDate each : List.of(day.minusDays(1), day, day.plusDays(1))) {
                Push push = push(each.atTime(12, 0), zone);
                Instant end = push.dayEnd();
                LocalDate dayOfPush = push.due().atZone(id).toLocalDate();
                assertThat(end.minusMillis(1).atZone(id).toLocalDate())
                        .as(zone + " " + each)
                        .isEqualTo(dayOfPush);
                assertThat(end.atZone(id).toLocalDate()).as(zone + " " + each).isAfter(dayOfPush);
                assertThat(push.lateness(end.minusMillis(1)).verdict()).isEqualTo(Lateness.Verdict.SEND);
                assertThat(push.lateness(end).verdict()).isEqualTo(Lateness.Verdict.SKIP);
                assertThat(Duration.between(push.due(), end)).isBetween(Duration.ofHours(8), Duration.ofHours(16));
            }
        }
    }

    @Property(tries = 3000)
    void keepsTheTimeOnTheWallWhereverACampaignMoves(
            @ForAll("zones") String zone,
            @ForAll("days") LocalDate start,
            @ForAll("days") LocalDate moved,
            @ForAll("relatives") RelativeTime relative) {
        LocalDateTime before = relative.local(start, start.plusDays(2));
        LocalDateTime after = relative.local(moved, moved.plusDays(2));

        assertThat(Duration.between(before, after))
                .isEqualTo(Duration.between(start.atStartOfDay(), moved.atStartOfDay()));
        PushTime time = PushTime.of(after, zone);
        LocalDateTime shown = time.due().atZone(ZoneId.of(zone)).toLocalDateTime();
        assertThat(shown).isEqualTo(time.note().isEmpty() ? after : shown);
        assertThat(Duration.between(after, shown)).isBetween(Duration.ZERO, Duration.ofHours(24));
    }

    @Provide
    Arbitrary<String> zones() {
        return Arbitraries.of(everyZone().toList());
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2020, 1, 1).toEpochDay(),
                        LocalDate.of(2035, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<RelativeTime> relatives() {
        return Arbitraries.integers().between(-400, 400).flatMap(days -> Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> LocalTime.of(minute / 60, minute % 60))
                .map(time -> days % 2 == 0 ? RelativeTime.start(days, time) : RelativeTime.end(days, time)));
    }

    private static List<ZoneOffsetTransition> changes(ZoneRules rules) {
        List<ZoneOffsetTransition> all = new ArrayList<>();
        ZoneOffsetTransition next = rules.nextTransition(FIRST);
        while (next != null && next.getInstant().isBefore(LAST)) {
            all.add(next);
            next = rules.nextTransition(next.getInstant());
        }
        return all;
    }

    private static Push push(LocalDateTime local, String zone) {
        PushTime time = PushTime.of(local, zone);
        return new Push(
                "push_1",
                1,
                "campaign_1",
                "unit_1",
                "work_1",
                List.of("ch_1"),
                time.local(),
                zone,
                time.due(),
                null,
                PushState.ARMED.text(),
                LatePolicy.sendWithin(Duration.ofDays(3)),
                true,
                "hash",
                null,
                null,
                null,
                null,
                null,
                "user_1",
                Instant.EPOCH,
                false,
                null);
    }
}
