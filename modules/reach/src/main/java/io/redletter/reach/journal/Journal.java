package io.redletter.reach.journal;

import io.redletter.reach.journal.JournalUnavailableException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes records durable in order, and gives each an offset. What is asked while the disk is busy goes into the next frame
 * together (group commit), so that one sync serves many.
 */
public final class Journal {
    private static final int MAX_WAITING = 65_536;
    private static final long MAX_WAITING_BYTES = 16L << 20;
    private static final int GROUP_BYTES = 1 << 20;
    private static final long IDLE_MILLIS = 100;

    private final Vertx vertx;
    private final Segments segments;
    private final DamageShelf shelf;
    private final JournalWriter writer;
    private final ArrayBlockingQueue<Submission> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Promise<Void> ended = Promise.promise();
    private volatile boolean closing;

    private Journal(Vertx vertx, Segments segments, DamageShelf shelf, JournalWriter writer) {
        this.vertx = vertx;
        this.segments = segments;
        this.shelf = shelf;
        this.writer = writer;
    }

    /**
     * Recovers what an earlier run left and goes on behind it. Blocking.
     *
     * @param from the least offset the next record may have: more than what is on disk where the stores know more, so that
     *     an offset is never used twice
     */
    public static Journal open(Vertx vertx, Clock clock, JournalConfig config, long from) throws IOException {
        return open(vertx, clock, config, from, Disk.REAL);
    }

    /** The same on another disk. */
    public static Journal open(Vertx vertx, Clock clock, JournalConfig config, long from, Disk disk)
            throws IOException {
        DamageShelf shelf = new DamageShelf(config.directory());
        Recovery.Tail tail = new Recovery(config, disk, shelf).recover();
        Segments segments = new Segments(config, disk, tail.segments());
        JournalWriter writer = new JournalWriter(config, disk, clock, segments, tail);
        if (from > tail.offset()) {
            writer.skipTo(from);
        }
        Journal journal = new Journal(vertx, segments, shelf, writer);
        Thread thread = new Thread(journal::run, "reach-journal");
        thread.setDaemon(true);
        thread.start();
        return journal;
    }

    /**
     * Makes the records durable together, in one frame.
     *
     * @return the offset of the first; fails with {@link JournalUnavailableException} if they are not kept
     */
    public Future<Long> append(List<byte[]> records) {
        if (records.isEmpty()) {
            return Future.succeededFuture(endOffset());
        }
        Submission submission = Submission.of(records, vertx.getOrCreateContext());
        JournalUnavailableException broken = writer.broken();
        if (closing || broken != null) {
            return Future.failedFuture(broken == null ? closed() : broken);
        }
        long bytes = waitingBytes.addAndGet(submission.bytes());
        if (bytes > MAX_WAITING_BYTES || !waiting.offer(submission)) {
            waitingBytes.addAndGet(-submission.bytes());
            return Future.failedFuture(new JournalUnavailableException(Reason.BUSY, "journal: too much is waiting"));
        }
        if (ended.future().isComplete() && waiting.remove(submission)) {
            return Future.failedFuture(closed());
        }
        return submission.promise().future();
    }

    /** The offset after the last durable record. */
    public long endOffset() {
        return writer.endOffset();
    }

    /** Bytes that wait to be written. */
    public long waitingBytes() {
        return waitingBytes.get();
    }

    /** Why the last frame could not be written, or null while all goes well. */
    public @Nullable JournalUnavailableException trouble() {
        JournalUnavailableException broken = writer.broken();
        return broken == null ? writer.trouble() : broken;
    }

    /** When the disk last had all that was acknowledged, milliseconds since 1970 by the writer's clock; 0 before the first. */
    public long syncedAt() {
        return writer.syncedAt();
    }

    /** Bytes that the journal's segments take on disk. */
    public long bytesOnDisk() {
        return segments.bytes();
    }

    /** Whether no further segment may be made before some are let go. */
    public boolean isAtBound() {
        return segments.isAtBound();
    }

    /** Whether the disk failed and nothing is acknowledged any more. */
    public boolean isBroken() {
        return writer.broken() != null;
    }

    /** How many acknowledged records were found unreadable since the start: 0, unless the disk lost them. */
    public long lostRecords() {
        return shelf.lostRecords();
    }

    /** Follows the journal from this offset, or from the oldest record still there. */
    public JournalReader readFrom(long offset) {
        return new JournalReader(segments, shelf, offset);
    }

    /** Whether trimming before this offset would free a segment. */
    public boolean canTrim(long before) {
        return segments.hasBefore(before);
    }

    /** Deletes segments that hold only records before this offset. Blocking. */
    public void trim(long before) throws IOException {
        segments.trim(before);
    }

    /** Writes what waits, then closes. */
    public Future<Void> close() {
        closing = true;
        Promise<Void> closed = Promise.promise();
        Context context = vertx.getOrCreateContext();
        ended.future().onComplete(end -> context.runOnContext(v -> closed.complete()));
        return closed.future();
    }

    private void run() {
        try {
            while (!closing || !waiting.isEmpty()) {
                Submission first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    writer.commit(groupOf(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closing = true;
            writer.close();
            ended.complete();
            waiting.forEach(left -> left.promise().tryFail(closed()));
        }
    }

    private List<Submission> groupOf(Submission first) {
        List<Submission> group = new ArrayList<>();
        int bytes = 0;
        for (Submission next = first; next != null; next = bytes < GROUP_BYTES ? waiting.poll() : null) {
            group.add(next);
            bytes += next.bytes();
        }
        waitingBytes.addAndGet(-bytes);
        return group;
    }

    private static JournalUnavailableException closed() {
        return new JournalUnavailableException(Reason.CLOSED, "journal: closed");
    }
}
