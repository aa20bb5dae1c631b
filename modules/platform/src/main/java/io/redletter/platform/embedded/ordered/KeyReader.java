package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link KeyWriter} wrote, as far as an index needs it: skips its fields and gives back the {@code _id}. */
final class KeyReader {
    private static final int ID_BYTES = 12;

    private KeyReader() {}

    /** Where the values of these fields end. */
    static int skip(byte[] key, List<Boolean> ascending) {
        int at = 0;
        for (boolean up : ascending) {
            at = skip(key, at, up ? 0 : 0xFF);
        }
        return at;
    }

    /** The text or object id that begins there; null for any other. */
    static @Nullable Object id(byte[] key, int at) {
        int tag = key[at] & 0xFF;
        if (tag == KeyWriter.OBJECT_ID) {
            return new ObjectId(Arrays.copyOfRange(key, at + 1, at + 1 + ID_BYTES));
        }
        return tag == KeyWriter.TEXT ? text(key, at + 1) : null;
    }

    private static int skip(byte[] key, int at, int mask) {
        return switch ((key[at] & 0xFF) ^ mask) {
            case KeyWriter.TEXT -> afterText(key, at + 1, (byte) mask);
            case KeyWriter.NUMBER, KeyWriter.INSTANT -> at + 1 + Long.BYTES;
            case KeyWriter.BOOLEAN -> at + 2;
            case KeyWriter.OBJECT_ID -> at + 1 + ID_BYTES;
            default -> at + 1;
        };
    }

    private static int afterText(byte[] key, int from, byte zero) {
        int at = from;
        while (key[at] != zero || key[at + 1] != zero) {
            at += key[at] == zero ? 2 : 1;
        }
        return at + 2;
    }

    private static String text(byte[] key, int from) {
        StringBuilder text = new StringBuilder(key.length - from);
        int at = from;
        while (key[at] != 0 || key[at + 1] != 0) {
            int first = key[at] & 0xFF;
            if (first == 0) {
                text.append('\0');
                at += 2;
            } else if (first < 0x80) {
                text.append((char) first);
                at++;
            } else if (first < 0xE0) {
                text.append((char) (((first & 0x1F) << 6) | (key[at + 1] & 0x3F)));
                at += 2;
            } else {
                text.append((char) (((first & 0x0F) << 12) | ((key[at + 1] & 0x3F) << 6) | (key[at + 2] & 0x3F)));
                at += 3;
            }
        }
        return text.toString();
    }
}
