package io.redletter.reach.journal;

import io.redletter.reach.journal.JournalUnavailableException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All files of the journal, oldest first; the last is written to. The writer adds, the counter trims, readers look. */
final class Segments {
    private final JournalConfig config;
    private final Disk disk;
    private final CopyOnWriteArrayList<Segment> list;
    private final AtomicReference<@Nullable Path> spare = new AtomicReference<>();

    Segments(JournalConfig config, Disk disk, List<Segment> found) {
        this.config = config;
        this.disk = disk;
        this.list = new CopyOnWriteArrayList<>(found);
    }

    Segment active() {
        return list.get(list.size() - 1);
    }

    /** The segment after this one, or null. */
    @Nullable
    Segment after(Segment segment) {
        for (Segment each : list) {
            if (each.base() > segment.base()) {
                return each;
            }
        }
        return null;
    }

    /** The segment in which the record of this offset is, was, or will be. */
    Segment holding(long offset) {
        Segment found = list.get(0);
        for (Segment each : list) {
            if (each.base() <= offset) {
                found = each;
            }
        }
        return found;
    }

    /** Bytes that all of them may take. */
    long bytes() {
        return list.size() * (long) config.segmentBytes();
    }

    /** Whether there is no room for one more. */
    boolean isAtBound() {
        return bytes() + config.segmentBytes() > config.maxBytes();
    }

    /** Makes a segment with room for at least this many bytes; {@link #add} makes it the one to write to. */
    Segment reserve(long base, int room) throws IOException {
        long bytes = Math.max(config.segmentBytes(), room);
        if ((list.size() * (long) config.segmentBytes()) + bytes > config.maxBytes()) {
            throw new JournalUnavailableException(
                    Reason.FULL,
                    "journal " + config.directory() + ": full (expected: at most " + config.maxBytes()
                            + " bytes not yet counted)");
        }
        Path file = Segment.fileFor(config.directory(), base);
        Path ready = room <= config.segmentBytes() ? spare.getAndSet(null) : null;
        if (ready == null) {
            disk.reserve(file, bytes);
        } else {
            Files.move(ready, file, StandardCopyOption.ATOMIC_MOVE);
            Disk.forceDirectory(config.directory());
        }
        return new Segment(file, base, 0);
    }

    /** Whether a segment should be reserved beforehand: there is none yet, and there is room for one. */
    boolean needsSpare() {
        return spare.get() == null && bytes() + 2L * config.segmentBytes() <= config.maxBytes();
    }

    /** Reserves a segment for later, so that nobody waits for it when the one in use is full. Blocking. */
    void reserveSpare() throws IOException {
        Path file = config.directory().resolve("spare");
        disk.reserve(file, config.segmentBytes());
        spare.set(file);
    }

    void add(Segment made) {
        list.add(made);
    }

    /** Whether some segment holds only records before this offset. */
    boolean hasBefore(long offset) {
        return list.size() > 1 && list.get(1).base() <= offset;
    }

    /** Deletes the segments that hold only records before this offset; never the last. */
    void trim(long offset) throws IOException {
        while (hasBefore(offset)) {
            Files.deleteIfExists(list.get(0).file());
            list.remove(0);
        }
    }
}
