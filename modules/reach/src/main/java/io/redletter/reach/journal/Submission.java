package io.redletter.reach.journal;

import io.redletter.reach.journal.JournalUnavailableException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.List;

/**
 * Records that must become durable together, and who waits for it.
 *
 * @param promise the offset of the first record, once it is durable
 * @param context where the promise is completed: the event loop's own, not the request's, so that one hop serves many
 * @param since when it was asked, by {@link System#nanoTime()}
 */
record Submission(List<byte[]> records, int bytes, Promise<Long> promise, Context context, long since) {
    /** What one takes in memory beside its bytes. */
    private static final int OVERHEAD = 250;

    static Submission of(List<byte[]> records, Context context) {
        for (byte[] each : records) {
            if (each.length > Frame.MAX_RECORD) {
                throw new IllegalArgumentException("record: " + each.length + " bytes (expected: at most 65535)");
            }
        }
        return new Submission(records, Frame.payloadSize(records), Promise.promise(), context, System.nanoTime());
    }

    /** Bytes in memory, about. */
    long weight() {
        return (long) OVERHEAD + bytes;
    }

    boolean isOlder(long nanos) {
        return since - nanos < 0;
    }

    /** Tells who asked before this time that it takes too long; what is written nevertheless is counted nevertheless. */
    void failIfOlder(long nanos) {
        if (isOlder(nanos)) {
            fail(new JournalUnavailableException(Reason.LATE, "journal: the disk does not answer"));
        }
    }

    /** Tells who asked, if nothing else was told before. */
    void fail(JournalUnavailableException why) {
        context.runOnContext(v -> promise.tryFail(why));
    }
}
