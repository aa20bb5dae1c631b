package io.redletter.reach.count;

import io.redletter.reach.journal.Journal;
import io.vertx.core.Future;

/**
 * Lets go of journal segments: only when Redis and MongoDB have all that was counted, and the duplicate window as of there
 * is on disk. Called between two batches, so nothing is folded meanwhile; events go on being taken.
 */
final class Checkpoints {
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final CounterConfig config;
    private final Books books;
    private final Journal journal;
    private final Pump pump;
    private long last = -1;
    private long nextTry = System.nanoTime();
    private long trimBefore;
    private long trimAt;

    Checkpoints(CounterConfig config, Books books, Journal journal, Pump pump) {
        this.config = config;
        this.books = books;
        this.journal = journal;
        this.pump = pump;
    }

    /** Whether a segment could be let go; says so once in a while only, however often it fails. */
    boolean isDue() {
        boolean due = pump.counted() > last && journal.canTrim(pump.counted()) && System.nanoTime() - nextTry >= 0;
        if (due) {
            nextTry = System.nanoTime() + PAUSE_NANOS;
        }
        return due;
    }

    /** Writes a checkpoint if the stores have everything; true if they had. */
    Future<Boolean> write() {
        return books.confined().call(() -> {
            if (!books.ledger().isSettled()) {
                return false;
            }
            Checkpoint checkpoint = pump.checkpoint();
            checkpoint.writeTo(config.checkpoint());
            last = checkpoint.offset();
            trimBefore = checkpoint.offset();
            trimAt = System.nanoTime() + config.trimDelayMillis() * 1_000_000;
            return true;
        });
    }

    /** Deletes the segments behind the last checkpoint, some time after it was written. */
    Future<Boolean> trim() {
        return books.confined().call(() -> {
            if (trimBefore > 0 && System.nanoTime() - trimAt >= 0) {
                journal.trim(trimBefore);
                trimBefore = 0;
            }
            return false;
        });
    }
}
