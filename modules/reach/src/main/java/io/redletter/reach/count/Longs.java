package io.redletter.reach.count;

import java.util.Arrays;

/** A growing list of longs without boxes. */
final class Longs {
    private long[] values = new long[8];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return values[index];
    }

    /** Drops the first {@code count} values. */
    void dropFirst(int count) {
        values = Arrays.copyOfRange(values, count, Math.max(size, count + 8));
        size -= count;
    }
}
