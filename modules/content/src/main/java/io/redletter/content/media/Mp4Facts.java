package io.redletter.content.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads length and size of a film from the headers of an MP4 file (ISO 14496-12): moov/mvhd and moov/trak/tkhd. Reads
 * only box headers and those two boxes, and gives up after a bounded number of boxes, whatever the file claims.
 */
final class Mp4Facts {
    private static final int BOXES_MAX = 10_000;
    private static final int HEADER = 8;
    private static final int LARGE_HEADER = 16;
    private static final int MOOV = 0x6D6F6F76;
    private static final int MVHD = 0x6D766864;
    private static final int TRAK = 0x7472616B;
    private static final int TKHD = 0x746B6864;
    private static final int TKHD_SIZE_FROM_END = 8;

    private final SeekableByteChannel file;
    private int boxesLeft = BOXES_MAX;
    private boolean hasMoov;
    private @Nullable Long durationMillis;
    private int width;
    private int height;

    private Mp4Facts(SeekableByteChannel file) {
        this.file = file;
    }

    /**
     * The facts of the film.
     *
     * @throws UnusableMediaException if there is no movie box, or the boxes do not fit into each other
     */
    static MediaFacts read(SeekableByteChannel file) throws IOException {
        Mp4Facts facts = new Mp4Facts(file);
        try {
            facts.walk(0, file.size());
        } catch (EOFException e) {
            throw broken("结构在文件末尾中断 (cut off)");
        }
        if (!facts.hasMoov) {
            throw broken("没有影片信息 moov (no moov box)");
        }
        return new MediaFacts(
                facts.width > 0 ? facts.width : null, facts.height > 0 ? facts.height : null, facts.durationMillis);
    }

    private void walk(long from, long end) throws IOException {
        long at = from;
        while (end - at >= HEADER) {
            if (boxesLeft-- == 0) {
                throw broken("盒子太多 (too many boxes)");
            }
            Box box = box(at, end);
            visit(box);
            at = box.end();
        }
    }

    private void visit(Box box) throws IOException {
        switch (box.type()) {
            case MOOV -> {
                hasMoov = true;
                walk(box.body(), box.end());
            }
            case TRAK -> walk(box.body(), box.end());
            case MVHD -> readLength(box);
            case TKHD -> readSize(box);
            default -> {
                // media data and everything else is stepped over
            }
        }
    }

    private Box box(long at, long end) throws IOException {
        ByteBuffer header = bytes(at, HEADER);
        long size = Integer.toUnsignedLong(header.getInt());
        int type = header.getInt();
        long body = at + HEADER;
        if (size == 1) {
            size = bytes(at + HEADER, LARGE_HEADER - HEADER).getLong();
            body = at + LARGE_HEADER;
        } else if (size == 0) {
            size = end - at;
        }
        if (size < body - at || size > end - at) {
            throw broken("盒子大小与文件不符 (a box does not fit)");
        }
        return new Box(type, body, at + size);
    }

    private void readLength(Box box) throws IOException {
        boolean isLong = bytes(box.body(), 1).get() == 1;
        int timesSize = isLong ? 16 : 8;
        ByteBuffer body = bytes(box.body() + 4 + timesSize, isLong ? 12 : 8);
        long unitsPerSecond = Integer.toUnsignedLong(body.getInt());
        long units = isLong ? body.getLong() : Integer.toUnsignedLong(body.getInt());
        boolean isKnown = units > 0 && units < Long.MAX_VALUE / 1000 && units != 0xFFFF_FFFFL;
        if (unitsPerSecond > 0 && isKnown) {
            durationMillis = units * 1000 / unitsPerSecond;
        }
    }

    /** Width and height end the box, in 16.16 fixed point; tracks without a picture say 0. */
    private void readSize(Box box) throws IOException {
        if (width > 0 || box.end() - box.body() < TKHD_SIZE_FROM_END) {
            return;
        }
        ByteBuffer size = bytes(box.end() - TKHD_SIZE_FROM_END, TKHD_SIZE_FROM_END);
        width = size.getInt() >>> 16;
        height = size.getInt() >>> 16;
    }

    private ByteBuffer bytes(long at, int count) throws IOException {
        return ChannelBytes.read(file, at, count);
    }

    private static UnusableMediaException broken(String what) {
        return UnusableMediaException.broken(MediaKind.MP4, what);
    }

    /** A box: its type, where its content begins, where it ends. */
    private record Box(int type, long body, long end) {}
}
