package io.redletter.reach.journal;

import java.nio.file.Path;

/**
 * Where and how a journal is kept.
 *
 * @param directory holds the segments; one process uses it at a time
 * @param durability what an acknowledged record has survived
 * @param segmentBytes size of one segment, reserved beforehand
 * @param maxBytes how much disk all segments may take
 * @param maxAgeMillis a segment whose first record is older than this takes no more: so it can be let go, however little comes
 */
public record JournalConfig(Path directory, Durability durability, int segmentBytes, long maxBytes, long maxAgeMillis) {
    private static final long SIX_HOURS = 6 * 3_600_000L;

    /** With segments of six hours at most. */
    public JournalConfig(Path directory, Durability durability, int segmentBytes, long maxBytes) {
        this(directory, durability, segmentBytes, maxBytes, SIX_HOURS);
    }
}
