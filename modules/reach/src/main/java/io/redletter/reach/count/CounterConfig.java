package io.redletter.reach.count;

import io.redletter.reach.journal.Durability;
import java.nio.file.Path;

/**
 * How counting runs on this node.
 *
 * @param directory holds journal, checkpoint and the writer's name
 * @param windowIds how many event ids are remembered
 * @param trimDelayMillis how long a segment stays after MongoDB has all of it: an embedded store's file reaches the disk by then
 */
public record CounterConfig(
        Path directory,
        Durability durability,
        int segmentBytes,
        long maxJournalBytes,
        int windowIds,
        long trimDelayMillis) {
    Path journal() {
        return directory.resolve("journal");
    }

    Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    Path writer() {
        return directory.resolve("writer");
    }
}
