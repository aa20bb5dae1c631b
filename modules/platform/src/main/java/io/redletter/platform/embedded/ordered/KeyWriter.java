package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Writes values so that their bytes sort as MongoDB sorts the values: a tag for the type, then the value. Each is
 * self-delimiting, so that one key may follow another. Numbers are ordered as doubles, texts by UTF-16 unit as the library
 * compares them. A descending field has its bytes inverted.
 */
final class KeyWriter {
    static final int EMPTY_LIST = 0x08;
    static final int NULL = 0x10;
    static final int NUMBER = 0x20;
    static final int TEXT = 0x30;
    static final int OBJECT_ID = 0x60;
    static final int BOOLEAN = 0x70;
    static final int INSTANT = 0x80;
    private static final int MIN = 0x05;
    private static final int DOCUMENT = 0x40;
    private static final int LIST = 0x48;
    private static final int REST = 0x50;
    private static final int MAX = 0xF0;

    /** Stands for an array without elements. */
    static final Object NO_ELEMENTS = new Object();

    private byte[] bytes = new byte[64];
    private int length;
    private int mask;

    KeyWriter() {}

    KeyWriter(byte[] start) {
        bytes = Arrays.copyOf(start, start.length + 48);
        length = start.length;
    }

    /** @return the bytes so far */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    KeyWriter value(@Nullable Object value, boolean ascending) {
        mask = ascending ? 0 : 0xFF;
        write(value);
        return this;
    }

    /** Only the type of a value: the smallest key of that type, or the largest below it. */
    KeyWriter type(Object value, boolean ascending) {
        mask = ascending ? 0 : 0xFF;
        put(tag(value));
        return this;
    }

    /** Whether two different values of this kind have different keys, in order. */
    static boolean isExact(@Nullable Object value) {
        int tag = tag(value);
        return tag != DOCUMENT && tag != LIST && tag != REST;
    }

    /** Whether a whole number may share its key with its neighbour. */
    static boolean isCoarse(@Nullable Object value) {
        return value instanceof Number number && Math.abs(number.doubleValue()) >= 9e15;
    }

    /** The first key after all that begin with this one; null if there is none. */
    static byte @Nullable [] after(byte[] prefix) {
        for (int last = prefix.length - 1; last >= 0; last--) {
            if (prefix[last] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(prefix, last + 1);
                next[last]++;
                return next;
            }
        }
        return null;
    }

    private void write(@Nullable Object value) {
        put(tag(value));
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Instant instant) {
            number(instant.toEpochMilli() ^ Long.MIN_VALUE);
        } else if (value instanceof Number number) {
            double plain = number.doubleValue();
            long bits = Double.doubleToLongBits(plain == 0 ? 0.0 : plain);
            number(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        } else if (value instanceof Boolean bool) {
            put(bool ? 1 : 0);
        } else if (value instanceof ObjectId id) {
            for (byte each : id.toByteArray()) {
                put(each);
            }
        }
    }

    /** A zero is followed by 255; two zeros end the text. */
    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                put(0);
                put(0xFF);
            } else if (c < 0x80) {
                put(c);
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6));
                put(0x80 | (c & 0x3F));
            } else {
                put(0xE0 | (c >> 12));
                put(0x80 | (c >> 6 & 0x3F));
                put(0x80 | (c & 0x3F));
            }
        }
        put(0);
        put(0);
    }

    private void number(long ordered) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (ordered >>> shift));
        }
    }

    private void put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) (value ^ mask);
    }

    private static int tag(@Nullable Object value) {
        if (Missing.isNullOrMissing(value)) {
            return NULL;
        } else if (value instanceof String) {
            return TEXT;
        } else if (value instanceof Number) {
            return NUMBER;
        } else if (value instanceof Instant) {
            return INSTANT;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof ObjectId) {
            return OBJECT_ID;
        } else if (value == NO_ELEMENTS) {
            return EMPTY_LIST;
        } else if (value instanceof Document) {
            return DOCUMENT;
        } else if (value instanceof Collection) {
            return LIST;
        } else if (value instanceof MinKey) {
            return MIN;
        } else if (value instanceof MaxKey) {
            return MAX;
        }
        return REST;
    }
}
