package io.redletter.platform.embedded.ordered;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys of an index in a row, all with the same beginning. */
final class Stretch {
    private final byte[] prefix;
    private final byte @Nullable [] first;
    private final byte @Nullable [] end;

    /**
     * @param prefix what all of them begin with
     * @param first none is smaller than this; null for no limit
     * @param end all are smaller than this; null for no limit
     */
    Stretch(byte[] prefix, byte @Nullable [] first, byte @Nullable [] end) {
        this.prefix = prefix;
        this.first = first;
        this.end = end;
    }

    /** Where a walk begins. */
    byte @Nullable [] start(boolean reverse) {
        return reverse ? end : first;
    }

    boolean isBehind(byte[] key) {
        return end != null && Arrays.compareUnsigned(key, end) >= 0;
    }

    boolean isBefore(byte[] key) {
        return first != null && Arrays.compareUnsigned(key, first) < 0;
    }

    byte[] prefix() {
        return prefix;
    }
}
