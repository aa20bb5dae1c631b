package io.redletter.reach.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, such as the token of a page that many read: the same bytes give the same string, whose hash is
 * known. Holds a bounded number; what is forgotten is made anew.
 */
final class Tokens {
    static final Tokens SEEN = new Tokens();

    private static final int SLOTS = 1 << 13;
    private static final int LONGEST = 512;

    private final AtomicReferenceArray<@Nullable Seen> seen = new AtomicReferenceArray<>(SLOTS);

    private static final class Seen {
        private final byte[] bytes;
        private final String text;

        Seen(byte[] bytes, String text) {
            this.bytes = bytes;
            this.text = text;
        }
    }

    /** The text of ASCII bytes. */
    String text(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return ascii(bytes, from, to);
        }
        int slot = slot(bytes, from, to);
        Seen known = seen.getAcquire(slot);
        if (known != null && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, to)) {
            return known.text;
        }
        Seen made = new Seen(Arrays.copyOfRange(bytes, from, to), ascii(bytes, from, to));
        seen.setRelease(slot, made);
        return made.text;
    }

    /** A token ends in its signature, so its last bytes tell it from others. */
    private static int slot(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = Math.max(from, to - 12); i < to; i++) {
            hash = hash * 31 + bytes[i];
        }
        return (hash ^ (hash >>> 13)) & (SLOTS - 1);
    }

    private static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
