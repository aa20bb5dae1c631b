package io.redletter.reach.journal;

import java.nio.file.Path;

/**
 * Where and how a journal is kept.
 *
 * @param directory holds the segments; one process uses it at a time
 * @param durability what an acknowledged record has survived
 * @param segmentBytes size of one segment, reserved beforehand
 * @param maxBytes how much disk all segments may take
 */
public record JournalConfig(Path directory, Durability durability, int segmentBytes, long maxBytes) {}
