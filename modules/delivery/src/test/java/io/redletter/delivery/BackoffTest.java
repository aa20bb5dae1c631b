package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffTest {
    private static final List<Duration> GAPS =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofHours(2));

    @Property
    void waitsSomePartOfTheGap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int attempt) {
        Duration gap = GAPS.get(Math.min(attempt, GAPS.size()) - 1);

        Duration wait = new Backoff(GAPS, new Random(seed)).after(attempt, null);

        assertThat(wait).isBetween(Duration.ofSeconds(1), gap);
    }

    @Property
    void neverComesSoonerThanAskedNorLaterThanADay(
            @ForAll long seed, @ForAll @LongRange(min = 0, max = 1_000_000) long seconds) {
        Duration asked = Duration.ofSeconds(seconds);

        Duration wait = new Backoff(GAPS, new Random(seed)).after(1, asked);

        Duration day = Duration.ofHours(24);
        assertThat(wait).isGreaterThanOrEqualTo(asked.compareTo(day) < 0 ? asked : day);
        assertThat(wait).isLessThanOrEqualTo(day);
    }

    @Example
    void spreadsManyThatFailedTogether() {
        Random random = new Random(1);
        Backoff backoff = new Backoff(GAPS, random);

        long different = random.ints(200)
                .mapToObj(i -> backoff.after(2, null))
                .distinct()
                .count();

        assertThat(different).isGreaterThan(150);
    }
}
