package io.redletter.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.agenda.Nodes.Beat;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private final Silence silence = new Silence("me#1", Duration.ofSeconds(6), HEARTBEAT, 0);

    @Test
    void findsANodeDeadAfterSixSecondsWithoutABeat() {
        look(0, beat("other", 1, 5));
        look(2, beat("other", 1, 5));

        assertThat(look(4, beat("other", 1, 5))).isEmpty();
        assertThat(look(6, beat("other", 1, 5))).containsExactly("other#1");
    }

    @Test
    void letsANodeLiveWhoseBeatGoesOn() {
        for (int second = 0; second <= 60; second += 2) {
            assertThat(look(second, beat("other", 1, second))).isEmpty();
        }
    }

    @Test
    void findsAFormerRunDeadAtOnce() {
        assertThat(look(0, beat("other", 1, 5), beat("other", 2, 1))).containsExactly("other#1");
    }

    @Test
    void countsNoTimeInWhichItCouldNotLook() {
        look(0, beat("other", 1, 5));

        assertThat(look(3600, beat("other", 1, 5))).isEmpty();
        look(3602, beat("other", 1, 5));
        look(3604, beat("other", 1, 5));
        assertThat(look(3606, beat("other", 1, 5))).containsExactly("other#1");
    }

    @Test
    void findsASuspectDeadThatNeverShowsALife() {
        silence.suspect("ghost#1");
        look(0);
        look(2);
        look(4);

        assertThat(look(6)).containsExactly("ghost#1");
    }

    @Test
    void neverFindsItselfDead() {
        silence.suspect("me#1");
        for (int second = 0; second <= 60; second += 2) {
            assertThat(look(second, beat("me", 1, 1))).isEmpty();
        }
    }

    private Set<String> look(long second, Beat... beats) {
        return silence.dead(List.of(beats), Duration.ofSeconds(second).toNanos());
    }

    private static Beat beat(String name, long run, long beat) {
        return new Beat(name + "#" + run, name, run, beat);
    }
}
