package io.redletter.reach.journal;

import io.redletter.reach.journal.JournalUnavailableException.Reason;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes records durable in order, and gives each an offset. What is asked while the disk is busy goes into the next frame
 * together (group commit), so that one sync serves many. Where several ask at once, at most one frame a millisecond is written: a
 * quick disk would else be asked for a sync by every few. Who asks alone is served at once.
 */
public final class Journal {
    private static final long MAX_WAITING_BYTES = 16L << 20;
    private static final int GROUP_BYTES = 1 << 20;
    private static final long IDLE_NANOS = 100_000_000;
    private static final long PACE_NANOS = 1_000_000;
    private static final long LIMIT_NANOS = 10_000_000_000L;
    private static final long LOOK_MILLIS = 1_000;
    private static final long RESERVE_AGAIN_MILLIS = 10_000;

    private final Vertx vertx;
    private final Segments segments;
    private final DamageShelf shelf;
    private final JournalWriter writer;
    private final ConcurrentLinkedQueue<Submission> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final Promise<Void> ended = Promise.promise();
    private final Thread thread = new Thread(this::run, "reach-journal");
    private volatile boolean idle;
    private volatile boolean reserving;
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
        journal.thread.setDaemon(true);
        journal.thread.start();
        journal.lookForTheLate();
        return journal;
    }

    /**
     * Makes the records durable together, in one frame.
     *
     * @return the offset of the first; fails with {@link JournalUnavailableException} if they are not kept, or, where the disk has
     *     not answered for ten seconds, may not be
     */
    public Future<Long> append(List<byte[]> records) {
        if (records.isEmpty()) {
            return Future.succeededFuture(endOffset());
        }
        Submission submission = Submission.of(records, ((ContextInternal) vertx.getOrCreateContext()).unwrap());
        JournalUnavailableException broken = writer.broken();
        if (closing || broken != null) {
            return Future.failedFuture(broken == null ? closed() : broken);
        }
        if (waitingBytes.addAndGet(submission.weight()) > MAX_WAITING_BYTES) {
            waitingBytes.addAndGet(-submission.weight());
            return Future.failedFuture(new JournalUnavailableException(Reason.BUSY, "journal: too much is waiting"));
        }
        waiting.add(submission);
        if (idle) {
            LockSupport.unpark(thread);
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
        LockSupport.unpark(thread);
        Promise<Void> closed = Promise.promise();
        Context context = vertx.getOrCreateContext();
        ended.future().onComplete(end -> context.runOnContext(v -> closed.complete()));
        return closed.future();
    }

    private void run() {
        try {
            long began = System.nanoTime();
            int last = 0;
            while (!closing || !waiting.isEmpty()) {
                rest(last > 1 ? began + PACE_NANOS : 0);
                List<Submission> group = group();
                last = group.size();
                if (last > 0) {
                    began = System.nanoTime();
                    writer.commit(group);
                    reserveAhead();
                }
            }
        } finally {
            closing = true;
            writer.close();
            ended.complete();
            waiting.forEach(left -> left.fail(closed()));
        }
    }

    /** Until there is something to write, but not before this time; a wake-up for nothing does no harm. */
    private void rest(long notBefore) {
        long pause = notBefore - System.nanoTime();
        if (notBefore != 0 && pause > 0) {
            LockSupport.parkNanos(this, pause);
        }
        if (waiting.isEmpty()) {
            idle = true;
            if (waiting.isEmpty() && !closing) {
                LockSupport.parkNanos(this, IDLE_NANOS);
                writer.rollIfOld();
            }
            idle = false;
        }
    }

    /** Zeros for a whole segment take tens of milliseconds, in which nobody could be answered. */
    private void reserveAhead() {
        if (writer.needsSpare() && !reserving) {
            reserving = true;
            vertx.executeBlocking(
                            () -> {
                                segments.reserveSpare();
                                return null;
                            },
                            false)
                    .onSuccess(done -> reserving = false)
                    .onFailure(full -> vertx.setTimer(RESERVE_AGAIN_MILLIS, again -> reserving = false));
        }
    }

    private List<Submission> group() {
        List<Submission> group = new ArrayList<>();
        int bytes = 0;
        long weight = 0;
        for (Submission next = waiting.poll(); next != null; next = bytes < GROUP_BYTES ? waiting.poll() : null) {
            group.add(next);
            bytes += next.bytes();
            weight += next.weight();
        }
        waitingBytes.addAndGet(-weight);
        return group;
    }

    /** Nobody waits longer than ten seconds for a disk that hangs; one look serves all, a timer for each costs more than the rest. */
    private void lookForTheLate() {
        long timer = vertx.setPeriodic(LOOK_MILLIS, look -> {
            long before = System.nanoTime() - LIMIT_NANOS;
            writer.failOlder(before);
            Submission oldest = waiting.peek();
            if (oldest != null && oldest.isOlder(before)) {
                waiting.forEach(each -> each.failIfOlder(before));
            }
        });
        ended.future().onComplete(end -> vertx.cancelTimer(timer));
    }

    private static JournalUnavailableException closed() {
        return new JournalUnavailableException(Reason.CLOSED, "journal: closed");
    }
}
