package io.redletter.reach.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final long NOON = Instant.parse("2027-06-05T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    @TempDir
    Path directory;

    @Test
    void remembersTheWindowAsItWas() throws IOException {
        Path file = directory.resolve("checkpoint");
        DuplicateWindow window = new DuplicateWindow();
        window.isFirst(0, NOON);
        window.isFirst(-7, NOON + 10 * MINUTE);

        new Checkpoint(42, 41, 5, window).writeTo(file);
        Checkpoint read = Checkpoint.readFrom(file).orElseThrow();

        assertThat(read.offset()).isEqualTo(42);
        assertThat(read.stored()).isEqualTo(41);
        assertThat(read.refuseBefore()).isEqualTo(5);
        assertThat(read.window().isFirst(0, NOON)).isFalse();
        assertThat(read.window().isFirst(-7, NOON)).isFalse();
        assertThat(read.window().isFirst(8, NOON)).isTrue();
        read.window().forgetBefore(NOON + 5 * MINUTE);
        assertThat(read.window().isFirst(0, NOON)).isTrue();
        assertThat(read.window().isFirst(-7, NOON)).isFalse();
    }

    @Test
    void isNotUsedWhenAnyByteOfItIsDamaged() throws IOException {
        Path file = directory.resolve("checkpoint");
        DuplicateWindow window = new DuplicateWindow();
        window.isFirst(1234567, NOON);
        new Checkpoint(42, 41, 5, window).writeTo(file);
        byte[] whole = Files.readAllBytes(file);

        for (int i = 0; i < whole.length; i += 3) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThat(Checkpoint.readFrom(file)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void forgetsTheOldestMinutesOnlyAfterRefusingThemForAWhile() {
        SettableClock clock = SettableClock.at(Instant.ofEpochMilli(NOON + 60 * MINUTE));
        DuplicateWindow window = new DuplicateWindow();
        Horizon horizon = new Horizon(clock, 1_000, Long.MIN_VALUE);
        window.isFirst(1, NOON);
        for (int id = 2; id <= 1_500; id++) {
            window.isFirst(id, NOON + 50 * MINUTE);
        }

        horizon.review(window, 1_500, 1_500);
        assertThat(horizon.refuseBefore()).isGreaterThan(NOON);
        assertThat(window.isFirst(1, NOON)).isFalse();

        clock.advance(Duration.ofMinutes(1));
        horizon.review(window, 1_500, 1_600);
        horizon.review(window, 1_599, 1_700);
        assertThat(window.isFirst(1, NOON)).isFalse();

        horizon.review(window, 1_600, 1_700);
        assertThat(window.size()).isEqualTo(1_499);
    }
}
