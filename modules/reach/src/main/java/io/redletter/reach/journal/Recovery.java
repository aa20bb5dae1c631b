package io.redletter.reach.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where an earlier run stopped writing, and cuts what it did not finish. */
final class Recovery {
    private final JournalConfig config;
    private final Disk disk;
    private final DamageShelf shelf;

    Recovery(JournalConfig config, Disk disk, DamageShelf shelf) {
        this.config = config;
        this.disk = disk;
        this.shelf = shelf;
    }

    /**
     * Where writing goes on.
     *
     * @param segments all, oldest first; the last is the one to write to
     * @param position where in the last one the next frame begins
     * @param sequence the sequence of the next frame
     * @param offset the offset of the next record
     * @param since when the first frame of the last segment was written, by the writer's clock; 0 if there is none
     */
    record Tail(List<Segment> segments, int position, long sequence, long offset, long since) {}

    Tail recover() throws IOException {
        Files.createDirectories(config.directory());
        List<Segment> segments = segments();
        if (segments.isEmpty()) {
            Path first = Segment.fileFor(config.directory(), 0);
            disk.reserve(first, config.segmentBytes());
            segments.add(new Segment(first, 0, 0));
        }
        return tail(segments, segments.get(segments.size() - 1));
    }

    private Tail tail(List<Segment> segments, Segment last) throws IOException {
        ByteBuffer bytes = last.read(0, last.readable());
        FrameScan scan = new FrameScan(bytes, (from, to, next) -> {}); // reported when it is read for counting
        Frame newest = null;
        long since = 0;
        for (Frame frame = scan.next(); frame != null; frame = scan.next()) {
            newest = frame;
            since = since == 0 ? frame.writtenAt() : since;
        }
        cut(last, bytes, scan.position(), scan.usedEnd());
        last.committed(scan.position());
        return new Tail(segments, scan.position(), sequenceAfter(newest), offsetAfter(newest, last), since);
    }

    private void cut(Segment last, ByteBuffer bytes, int from, int end) throws IOException {
        if (end == from) {
            return;
        }
        byte[] torn = new byte[end - from];
        bytes.get(from, torn);
        shelf.torn(last, from, torn);
        try (JournalFile file = disk.open(last.file())) {
            file.write(ByteBuffer.allocate(end - from), from);
            file.force();
        }
    }

    private static long sequenceAfter(@Nullable Frame newest) {
        return newest == null ? 1 : newest.sequence() + 1;
    }

    private static long offsetAfter(@Nullable Frame newest, Segment last) {
        return newest == null ? last.base() : newest.endOffset();
    }

    private List<Segment> segments() throws IOException {
        List<Segment> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(config.directory())) {
            for (Path file : files.filter(Segment::isSegment).toList()) {
                found.add(Segment.of(file));
            }
        }
        found.sort(Comparator.comparingLong(Segment::base));
        return found;
    }
}
