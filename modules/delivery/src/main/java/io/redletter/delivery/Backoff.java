package io.redletter.delivery;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next attempt: a random part of the gap (full jitter), or what the other side asked for. */
final class Backoff {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST_ASKED = Duration.ofHours(24);

    private final List<Duration> gaps;
    private final RandomGenerator random;

    Backoff(List<Duration> gaps, RandomGenerator random) {
        this.gaps = gaps;
        this.random = random;
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt its number, from 1
     * @param asked how long the other side wants to be left alone; null where it did not say
     */
    Duration after(int attempt, @Nullable Duration asked) {
        Duration gap = gaps.get(Math.min(attempt, gaps.size()) - 1);
        Duration jitter = Duration.ofMillis(gap.isZero() ? 0 : random.nextLong(gap.toMillis() + 1));
        Duration wait = gap.compareTo(LEAST) > 0 && jitter.compareTo(LEAST) < 0 ? LEAST : jitter;
        if (asked == null || asked.compareTo(wait) <= 0) {
            return wait;
        }
        return asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED;
    }
}
