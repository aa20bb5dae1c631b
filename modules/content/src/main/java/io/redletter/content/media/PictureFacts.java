package io.redletter.content.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Reads width and height from a picture's header. */
final class PictureFacts {
    private static final int SEGMENTS_MAX = 1_000;
    private static final int VP8X = 0x56503858;
    private static final int VP8L = 0x5650384C;
    private static final int VP8 = 0x56503820;

    private final MediaKind kind;
    private final SeekableByteChannel file;

    private PictureFacts(MediaKind kind, SeekableByteChannel file) {
        this.kind = kind;
        this.file = file;
    }

    /**
     * The picture's size.
     *
     * @throws UnusableMediaException if the header does not hold one
     */
    static MediaFacts read(MediaKind kind, SeekableByteChannel file) throws IOException {
        PictureFacts facts = new PictureFacts(kind, file);
        try {
            return facts.read();
        } catch (EOFException e) {
            throw facts.broken();
        }
    }

    private MediaFacts read() throws IOException {
        return switch (kind) {
            case PNG -> size(at(16, 8).getInt(), at(20, 4).getInt());
            case GIF -> {
                ByteBuffer size = at(6, 4).order(ByteOrder.LITTLE_ENDIAN);
                yield size(Short.toUnsignedInt(size.getShort()), Short.toUnsignedInt(size.getShort()));
            }
            case WEBP -> webp();
            case JPEG -> jpeg();
            case MP4 -> throw new IllegalArgumentException("MP4: (expected: a picture)");
        };
    }

    private MediaFacts webp() throws IOException {
        int chunk = at(12, 4).getInt();
        ByteBuffer body = at(20, 10).order(ByteOrder.LITTLE_ENDIAN);
        return switch (chunk) {
            case VP8X -> size(1 + (body.getInt(4) & 0xFFFFFF), 1 + (body.getInt(6) >>> 8));
            case VP8L -> size(1 + (body.getInt(1) & 0x3FFF), 1 + (body.getInt(1) >>> 14 & 0x3FFF));
            case VP8 -> size(body.getShort(6) & 0x3FFF, body.getShort(8) & 0x3FFF);
            default -> throw broken();
        };
    }

    /** Steps from segment to segment to the frame header, which holds the size. */
    private MediaFacts jpeg() throws IOException {
        long at = 2;
        for (int i = 0; i < SEGMENTS_MAX; i++) {
            ByteBuffer segment = at(at, 4);
            if (segment.get() != (byte) 0xFF) {
                throw broken();
            }
            int marker = Byte.toUnsignedInt(segment.get());
            if (isFrame(marker)) {
                ByteBuffer size = at(at + 5, 4);
                int height = Short.toUnsignedInt(size.getShort());
                return size(Short.toUnsignedInt(size.getShort()), height);
            }
            boolean isFill = marker == 0xFF;
            at += isFill ? 1 : 2 + Short.toUnsignedInt(segment.getShort());
        }
        throw broken();
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private MediaFacts size(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw broken();
        }
        return MediaFacts.picture(width, height);
    }

    private ByteBuffer at(long position, int count) throws IOException {
        return ChannelBytes.read(file, position, count);
    }

    private UnusableMediaException broken() {
        return UnusableMediaException.broken(kind, "读不出宽和高 (no size in its header)");
    }
}
