package io.redletter.reach.count;

/** A set of longs that are already well mixed (hashes), without boxes: about 14 bytes an entry. */
final class LongSet {
    private static final long EMPTY = 0;
    private static final long INSTEAD_OF_EMPTY = 0x9E37_79B9_7F4A_7C15L;

    private long[] slots = new long[1 << 10];
    private int size;

    int size() {
        return size;
    }

    /** Whether the value was not there before. */
    boolean add(long value) {
        if (size * 10L > slots.length * 6L) {
            grow();
        }
        return put(slots, value == EMPTY ? INSTEAD_OF_EMPTY : value);
    }

    void remove(long value) {
        int at = find(value == EMPTY ? INSTEAD_OF_EMPTY : value);
        if (at < 0) {
            return;
        }
        size--;
        closeGap(at);
    }

    private boolean put(long[] into, long value) {
        int at = home(value, into.length);
        while (into[at] != EMPTY) {
            if (into[at] == value) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = value;
        size++;
        return true;
    }

    private int find(long value) {
        int at = home(value, slots.length);
        while (slots[at] != EMPTY) {
            if (slots[at] == value) {
                return at;
            }
            at = (at + 1) & (slots.length - 1);
        }
        return -1;
    }

    /** Moves later members of the chain forward, so that no search ends too early. */
    private void closeGap(int start) {
        int gap = start;
        int mask = slots.length - 1;
        for (int at = (gap + 1) & mask; slots[at] != EMPTY; at = (at + 1) & mask) {
            int home = home(slots[at], slots.length);
            if (((at - home) & mask) >= ((at - gap) & mask)) {
                slots[gap] = slots[at];
                gap = at;
            }
        }
        slots[gap] = EMPTY;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        size = 0;
        for (long value : slots) {
            if (value != EMPTY) {
                put(larger, value);
            }
        }
        slots = larger;
    }

    private static int home(long value, int length) {
        return (int) (value ^ (value >>> 32)) & (length - 1);
    }
}
