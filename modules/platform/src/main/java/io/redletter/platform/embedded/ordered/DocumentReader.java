package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a document from its BSON bytes. The same as the library's reader, but straight from the array, and field names are
 * not made anew each time: this is most of what answering costs.
 */
final class DocumentReader {
    private static final int NAMES = 1024;
    private static final @Nullable Name[] KNOWN = new Name[NAMES];

    private static final int DOUBLE = 0x01;
    private static final int TEXT = 0x02;
    private static final int DOCUMENT = 0x03;
    private static final int LIST = 0x04;
    private static final int OBJECT_ID = 0x07;
    private static final int BOOLEAN = 0x08;
    private static final int INSTANT = 0x09;
    private static final int NULL = 0x0A;
    private static final int INT = 0x10;
    private static final int LONG = 0x12;
    private static final int ID_BYTES = 12;

    private final byte[] bytes;
    private int at;

    private DocumentReader(byte[] bytes, int at) {
        this.bytes = bytes;
        this.at = at;
    }

    static Document read(byte[] bson) {
        return new DocumentReader(bson, 0).document();
    }

    private Document document() {
        Document document = new Document();
        int end = at + readInt() - 1;
        while (at < end) {
            int type = bytes[at++];
            String name = name();
            document.put(name, value(type));
        }
        at = end + 1;
        return document;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        int end = at + readInt() - 1;
        while (at < end) {
            int type = bytes[at++];
            at = zero() + 1; // the position, in digits
            list.add(value(type));
        }
        at = end + 1;
        return list;
    }

    private @Nullable Object value(int type) {
        return switch (type) {
            case TEXT -> text();
            case DOCUMENT -> document();
            case LIST -> list();
            case OBJECT_ID -> new ObjectId(Arrays.copyOfRange(bytes, at, at += ID_BYTES));
            case BOOLEAN -> bytes[at++] != 0;
            case INSTANT -> Instant.ofEpochMilli(readLong());
            case NULL -> null;
            case INT -> readInt();
            case LONG -> readLong();
            case DOUBLE -> Double.longBitsToDouble(readLong());
            default -> rare(type);
        };
    }

    private @Nullable Object rare(int type) {
        ByteBuf rest = Unpooled.wrappedBuffer(bytes, at, bytes.length - at);
        Object value = BsonDecoder.decodeValue((byte) type, rest);
        at += rest.readerIndex();
        return value;
    }

    private String text() {
        int length = readInt() - 1;
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length + 1;
        return text;
    }

    /** Two threads may forget each other's name here: it is only made once more. */
    private String name() {
        int end = zero();
        int hash = 0;
        for (int i = at; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ (hash >>> 16)) & (NAMES - 1);
        Name known = KNOWN[place];
        if (known == null || !Arrays.equals(known.bytes, 0, known.bytes.length, bytes, at, end)) {
            byte[] mine = Arrays.copyOfRange(bytes, at, end);
            known = new Name(mine, new String(mine, StandardCharsets.UTF_8));
            KNOWN[place] = known;
        }
        at = end + 1;
        return known.text;
    }

    private int zero() {
        int end = at;
        while (bytes[end] != 0) {
            end++;
        }
        return end;
    }

    private int readInt() {
        int value = (bytes[at] & 0xFF)
                | (bytes[at + 1] & 0xFF) << 8
                | (bytes[at + 2] & 0xFF) << 16
                | (bytes[at + 3] & 0xFF) << 24;
        at += Integer.BYTES;
        return value;
    }

    private long readLong() {
        long low = readInt() & 0xFFFF_FFFFL;
        return low | (long) readInt() << 32;
    }

    /** Final fields: whoever sees it sees it whole. */
    private static final class Name {
        private final byte[] bytes;
        private final String text;

        Name(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }
    }
}
