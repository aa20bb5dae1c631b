package io.redletter.platform.embedded.ordered;

import java.util.Arrays;
import java.util.Comparator;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Where a walk stands in one stretch of an index: always at an entry of it. */
final class Head {
    /** By what follows the fixed fields. */
    static final Comparator<Head> IN_ORDER = (a, b) -> Arrays.compareUnsigned(
            a.key, a.stretch.prefix().length, a.key.length, b.key, b.stretch.prefix().length, b.key.length);

    private final Stretch stretch;
    private final Cursor<byte[], byte[]> cursor;
    private final boolean reverse;
    private byte[] key;

    private Head(Stretch stretch, Cursor<byte[], byte[]> cursor, boolean reverse) {
        this.stretch = stretch;
        this.cursor = cursor;
        this.reverse = reverse;
        this.key = stretch.prefix();
    }

    /** At the first entry; null where there is none. */
    static @Nullable Head of(OrderedIndex index, Stretch stretch, boolean reverse) {
        Cursor<byte[], byte[]> cursor = index.entries().cursor(stretch.start(reverse), null, reverse);
        Head head = new Head(stretch, cursor, reverse);
        return head.next() ? head : null;
    }

    /** Steps on; false at the end. */
    boolean next() {
        while (cursor.hasNext()) {
            key = cursor.next();
            if (reverse ? stretch.isBefore(key) : stretch.isBehind(key)) {
                return false;
            }
            if (!reverse || !stretch.isBehind(key)) {
                return true;
            }
        }
        return false;
    }

    Object id(OrderedIndex index) {
        return index.id(key, cursor.getValue());
    }
}
