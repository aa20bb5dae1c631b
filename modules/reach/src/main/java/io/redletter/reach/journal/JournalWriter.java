package io.redletter.reach.journal;

import io.redletter.reach.journal.JournalUnavailableException.Reason;
import io.vertx.core.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one frame at a time and acknowledges it; used by the one writing thread only. */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private final JournalConfig config;
    private final Disk disk;
    private final Clock clock;
    private final Segments segments;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private JournalFile file;
    private int position;
    private long sequence;
    private long since;
    private volatile @Nullable JournalUnavailableException trouble;
    private volatile long syncedAt;
    private volatile long endOffset;
    private volatile @Nullable JournalUnavailableException broken;
    private volatile List<Submission> writing = List.of();

    JournalWriter(JournalConfig config, Disk disk, Clock clock, Segments segments, Recovery.Tail tail)
            throws IOException {
        this.config = config;
        this.disk = disk;
        this.clock = clock;
        this.segments = segments;
        this.file = disk.open(segments.active().file());
        this.position = tail.position();
        this.sequence = tail.sequence();
        this.since = tail.since();
        this.endOffset = tail.offset();
    }

    /** The offset after the last durable record. */
    long endOffset() {
        return endOffset;
    }

    /** Why the last frame was not written, or null. */
    @Nullable
    JournalUnavailableException trouble() {
        return trouble;
    }

    /** When the disk last had everything, by this clock. */
    long syncedAt() {
        return syncedAt;
    }

    /** Why nothing will be acknowledged any more, or null. */
    @Nullable
    JournalUnavailableException broken() {
        return broken;
    }

    /** Goes on at a later offset, in a segment of its own; only before the first commit of a run. */
    void skipTo(long offset) throws IOException {
        roll(offset, 0);
        endOffset = offset;
    }

    /** Begins a new segment if the one in use is old; where that cannot be done, the next frame tries again. */
    void rollIfOld() {
        if (position > 0 && broken == null && isOld(clock.millis())) {
            try {
                roll(endOffset, 0);
            } catch (IOException | JournalUnavailableException e) {
                since = clock.millis(); // not at every look
                LOG.warn("journal keeps an old segment in use: {}", e.toString());
            }
        }
    }

    /** Whether the segment in use is half full and the next is not reserved yet. */
    boolean needsSpare() {
        return position > config.segmentBytes() / 2 && segments.needsSpare();
    }

    private boolean isOld(long now) {
        return now - since > config.maxAgeMillis();
    }

    /** Makes the group durable in one frame, then tells those who wait; or tells them why not. */
    void commit(List<Submission> group) {
        writing = group;
        try {
            long first = write(group);
            acknowledge(group, first);
            trouble = null;
        } catch (JournalUnavailableException e) {
            refuse(group, e);
        } catch (IOException e) {
            refuse(group, new JournalUnavailableException(Reason.FULL, "journal: cannot be written: " + e));
        } finally {
            writing = List.of();
        }
    }

    /** Tells those who have waited since before this time for the frame being written; from any thread. */
    void failOlder(long nanos) {
        writing.forEach(each -> each.failIfOlder(nanos));
    }

    private long write(List<Submission> group) throws IOException {
        if (broken != null) {
            throw broken;
        }
        List<byte[]> records = new ArrayList<>();
        group.forEach(each -> records.addAll(each.records()));
        Frame frame = new Frame(sequence, endOffset, clock.millis(), records);
        if (position > 0 && (position + frame.size() > config.segmentBytes() || isOld(frame.writtenAt()))) {
            roll(frame.firstOffset(), frame.size());
        }
        file.write(bytes(frame), position);
        force();
        since = position == 0 ? frame.writtenAt() : since;
        position += frame.size();
        sequence++;
        segments.active().committed(position);
        endOffset = frame.endOffset();
        syncedAt = frame.writtenAt();
        return frame.firstOffset();
    }

    /** After a failed force nobody knows what is on disk, and asking again may lie: no more until a restart has read it. */
    private void force() {
        if (config.durability() == Durability.OS) {
            return;
        }
        try {
            file.force();
        } catch (IOException e) {
            broken = new JournalUnavailableException(Reason.BROKEN, "journal: the disk failed: " + e);
            LOG.error("journal cannot be made durable, no event is acknowledged until a restart", e);
            throw broken;
        }
    }

    /** Whatever fails on the way leaves the segment before as the one to write to. */
    private void roll(long base, int room) throws IOException {
        Segment next = segments.reserve(base, room);
        JournalFile opened = disk.open(next.file());
        JournalFile full = file;
        file = opened;
        position = 0;
        segments.add(next);
        close(full);
    }

    private ByteBuffer bytes(Frame frame) {
        if (buffer.capacity() < frame.size()) {
            buffer = ByteBuffer.allocateDirect(Integer.highestOneBit(frame.size()) * 2);
        }
        buffer.clear();
        frame.writeTo(buffer);
        return buffer.flip();
    }

    private static void acknowledge(List<Submission> group, long first) {
        IdentityHashMap<Context, List<Runnable>> answers = new IdentityHashMap<>();
        long offset = first;
        for (Submission each : group) {
            long its = offset;
            answers.computeIfAbsent(each.context(), context -> new ArrayList<>())
                    .add(() -> each.promise().tryComplete(its));
            offset += each.records().size();
        }
        // One hop to each event loop, however many of its requests were in the frame.
        answers.forEach((context, its) -> context.runOnContext(v -> its.forEach(Runnable::run)));
    }

    private void refuse(List<Submission> group, JournalUnavailableException why) {
        if (trouble == null) {
            LOG.error("journal takes no events reason={} detail={}", why.reason(), why.getMessage());
        }
        trouble = why;
        group.forEach(each -> each.fail(why));
    }

    void close() {
        close(file);
    }

    private static void close(JournalFile file) {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("journal segment did not close", e);
        }
    }
}
