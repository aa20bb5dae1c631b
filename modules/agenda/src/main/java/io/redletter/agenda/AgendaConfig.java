package io.redletter.agenda;

import java.time.Duration;

/**
 * How the agenda of one node keeps its times.
 *
 * @param heartbeat how often this node shows that it lives
 * @param silence how long a node may be silent before its work is taken over
 * @param sweep how often the record is searched for what the alarm missed
 * @param longestSleep how long the loop sleeps at most when nothing is due
 * @param grace how long a stop waits for work in hand
 * @param storeClock whether times are corrected by the store's clock; off where {@code Platform.clock} is itself the
 *     source, as in tests and rehearsals
 */
public record AgendaConfig(
        Duration heartbeat,
        Duration silence,
        Duration sweep,
        Duration longestSleep,
        Duration grace,
        boolean storeClock) {

    public AgendaConfig {
        positive("heartbeat", heartbeat);
        positive("silence", silence);
        positive("sweep", sweep);
        positive("longest-sleep", longestSleep);
        positive("grace", grace);
        if (silence.compareTo(heartbeat.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("agenda.silence: " + silence + " (expected: at least two heartbeats)");
        }
        if (longestSleep.compareTo(Duration.ofSeconds(1)) > 0) {
            throw new IllegalArgumentException("agenda.longest-sleep: " + longestSleep + " (expected: at most 1 s)");
        }
    }

    /** One second, four seconds, a minute, a second, ten seconds, by the store's clock. */
    public static AgendaConfig standard() {
        return new AgendaConfig(
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofMinutes(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                true);
    }

    private static void positive(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("agenda." + key + ": " + value + " (expected: more than 0)");
        }
    }
}
