package io.redletter.reach.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows the journal from an offset on, up to what is durable. Blocking; used by one thread at a time. */
public final class JournalReader {
    private final Segments segments;
    private final DamageShelf shelf;
    private Segment segment;
    private int at;
    private long offset;
    private @Nullable FrameScan scan;
    private int scanFrom;
    private int scanTo;

    JournalReader(Segments segments, DamageShelf shelf, long offset) {
        this.segments = segments;
        this.shelf = shelf;
        this.segment = segments.holding(offset);
        this.offset = offset;
    }

    /** The offset after the last frame read. */
    public long offset() {
        return offset;
    }

    /** Frames in order until they hold at least this many records, fewer at the end; empty where nothing is new. */
    public List<Frame> next(int records) throws IOException {
        List<Frame> frames = new ArrayList<>();
        int count = 0;
        while (count < records) {
            Frame frame = nextFrame();
            if (frame == null) {
                break;
            }
            frames.add(frame);
            count += frame.records().size();
        }
        return frames;
    }

    private @Nullable Frame nextFrame() throws IOException {
        while (true) {
            FrameScan scanning = scan == null ? open() : scan;
            if (scanning == null) {
                return null;
            }
            Frame frame = scanning.next();
            if (frame == null) {
                finish(scanning);
            } else {
                at = scanFrom + scanning.position();
                if (frame.endOffset() > offset) {
                    offset = frame.endOffset();
                    return frame;
                }
            }
        }
    }

    /** Opens the next stretch to scan, here or in the next segment; null if nothing is new. */
    private @Nullable FrameScan open() throws IOException {
        Segment next = segments.after(segment);
        int readable = segment.readable();
        if (at == readable && next != null) {
            segment = next;
            at = 0;
            return open();
        }
        if (at == readable) {
            return null;
        }
        scanFrom = at;
        scanTo = readable;
        scan = new FrameScan(segment.read(at, readable), this::damaged);
        return scan;
    }

    /** The stretch holds no more frames; a used rest is damage, since only committed bytes are readable. */
    private void finish(FrameScan finished) throws IOException {
        scan = null;
        int used = scanFrom + finished.usedEnd();
        if (used > at) {
            Segment next = segments.after(segment);
            long lost = next == null ? 0 : Math.max(0, next.base() - offset);
            shelf.damaged(segment, at, bytes(at, used), lost);
        }
        at = scanTo;
    }

    private void damaged(int from, int to, Frame next) {
        long lost = Math.max(0, next.firstOffset() - offset);
        try {
            shelf.damaged(segment, scanFrom + (long) from, bytes(scanFrom + from, scanFrom + to), lost);
        } catch (IOException e) {
            shelf.damaged(segment, scanFrom + (long) from, new byte[0], lost);
        }
    }

    private byte[] bytes(int from, int to) throws IOException {
        return segment.read(from, to).array();
    }
}
