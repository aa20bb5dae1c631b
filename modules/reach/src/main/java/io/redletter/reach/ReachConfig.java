package io.redletter.reach;

import io.redletter.reach.journal.Durability;

/**
 * How reach is counted on this node.
 *
 * @param durability what an acknowledged event has survived: {@code fsync} (the disk has it) or {@code os} (the operating
 *     system has it: survives the death of the program, not of the machine)
 * @param segmentBytes size of one journal file, reserved on disk beforehand
 * @param maxJournalBytes how much disk the journal may take while the stores are away; beyond it events are refused with 503
 * @param windowIds how many event ids are remembered to drop repeats; beyond it the window becomes shorter than 24 h, and
 *     events older than the window are refused
 * @param sourcePerSecond events a second taken from one source address on average, 0 for no limit; ten times as many at once
 * @param maxViewers live viewers on this node
 * @param respectDoNotTrack whether readers are left out whose browser sends Do-Not-Track or Global Privacy Control, in units
 *     that have not decided for themselves
 * @param regionsByAddress whether the region of an event is told by the offline address database; else it is its unit's
 * @param floodPerMinute openings of pages a minute from one visitor beyond which they count apart, 0 for no bound
 * @param maxParts how many channels, works, units … one campaign is counted by, of each kind; beyond, {@code other}
 * @param visitorKeyDays so many days after a campaign's last day its visitors' key is destroyed
 */
public record ReachConfig(
        Durability durability,
        int segmentBytes,
        long maxJournalBytes,
        int windowIds,
        int sourcePerSecond,
        int maxViewers,
        boolean respectDoNotTrack,
        boolean regionsByAddress,
        int floodPerMinute,
        int maxParts,
        int visitorKeyDays) {
    public ReachConfig {
        atLeast("reach.segment-bytes", segmentBytes, 64 << 10);
        atLeast("reach.max-journal-bytes", maxJournalBytes, 2L * segmentBytes);
        atLeast("reach.window-ids", windowIds, 1_000);
        atLeast("reach.source-per-second", sourcePerSecond, 0);
        atLeast("reach.max-viewers", maxViewers, 1);
        atLeast("reach.flood-per-minute", floodPerMinute, 0);
        atLeast("reach.max-parts", maxParts, 1);
        atLeast("reach.visitor-key-days", visitorKeyDays, 0);
    }

    /** With regions, 600 openings a minute, 2,000 parts of a kind, keys destroyed after 30 days. */
    public ReachConfig(
            Durability durability,
            int segmentBytes,
            long maxJournalBytes,
            int windowIds,
            int sourcePerSecond,
            int maxViewers,
            boolean respectDoNotTrack) {
        this(
                durability,
                segmentBytes,
                maxJournalBytes,
                windowIds,
                sourcePerSecond,
                maxViewers,
                respectDoNotTrack,
                true,
                600,
                2_000,
                30);
    }

    /** Fsync, 16 MiB files, 2 GiB of journal, two million ids, 200 events a second a source, 5,000 viewers, DNT respected. */
    public static ReachConfig defaults() {
        return new ReachConfig(Durability.FSYNC, 16 << 20, 2L << 30, 2_000_000, 200, 5_000, true);
    }

    private static void atLeast(String key, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: at least " + least + ")");
        }
    }
}
