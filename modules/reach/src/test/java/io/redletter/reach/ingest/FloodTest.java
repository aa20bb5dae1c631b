package io.redletter.reach.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.count.Quality;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FloodTest {
    private static final long NOW = 1_800_000_000_000L;

    private final Flood flood = new Flood(10);

    @Test
    void countsWhatNoPersonCanDoApartUntilTheMinuteIsOver() {
        long people = judged(1, "view", 15, NOW);

        assertThat(people).isEqualTo(10);
        assertThat(judged(1, "view", 1, NOW + 59_000 - NOW % 60_000)).isZero();
        assertThat(judged(1, "view", 1, NOW + 60_000)).isEqualTo(1);
    }

    @Test
    void letsAReaderDoMoreThanOpenPages() {
        assertThat(judged(1, "play", 125, NOW)).isEqualTo(120);
    }

    @Test
    void tellsVisitorsApartAndLeavesTheUnknownAlone() {
        judged(1, "view", 15, NOW);

        assertThat(judged(2, "view", 10, NOW)).isEqualTo(10);
        assertThat(judged(0, "view", 100, NOW)).isEqualTo(100);
        assertThat(IntStream.range(0, 100)
                        .filter(i -> new Flood(0).judge(1, "view", NOW).isPerson())
                        .count())
                .isEqualTo(100);
    }

    private long judged(long visitor, String type, int times, long now) {
        return IntStream.range(0, times)
                .filter(i -> flood.judge(visitor, type, now) == Quality.PERSON)
                .count();
    }
}
