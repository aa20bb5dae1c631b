package io.redletter.reach.count;

import io.vertx.core.buffer.Buffer;
import java.util.Collection;

/**
 * HyperLogLog registers as Redis writes them, read here so that they can be united and estimated without Redis: 16,384
 * registers of 6 bits, behind a header of 16 bytes, dense or run-length coded.
 */
final class Registers {
    static final int COUNT = 1 << 14;
    private static final int HEADER = 16;
    private static final int BITS_BEYOND_INDEX = 50;
    private static final double ALPHA = 0.7213475204444817;

    private final byte[] values = new byte[COUNT];

    /** The union of registers as stored. */
    static Registers union(Collection<Buffer> stored) {
        Registers union = new Registers();
        stored.forEach(each -> union.merge(each.getBytes()));
        return union;
    }

    /** Heights as Redis writes them, 6 bits each; the estimate it keeps beside them is marked as stale. */
    static Buffer dense(byte[] heights) {
        byte[] redis = new byte[HEADER + COUNT * 6 / 8];
        redis[0] = 'H';
        redis[1] = 'Y';
        redis[2] = 'L';
        redis[3] = 'L';
        redis[HEADER - 1] = (byte) 0x80;
        for (int i = 0; i < COUNT; i++) {
            int bit = i * 6;
            int at = HEADER + bit / 8;
            int shifted = heights[i] << (bit % 8);
            redis[at] |= (byte) shifted;
            if (shifted > 0xFF) {
                redis[at + 1] |= (byte) (shifted >>> 8);
            }
        }
        return Buffer.buffer(redis);
    }

    /**
     * Raises each register to that of the other, where that is higher.
     *
     * @throws IllegalArgumentException if the bytes are not such registers
     */
    void merge(byte[] redis) {
        if (redis.length < HEADER || redis[0] != 'H' || redis[1] != 'Y' || redis[2] != 'L' || redis[3] != 'L') {
            throw new IllegalArgumentException("registers: " + redis.length + " bytes (expected: HYLL)");
        }
        if (redis[4] == 0) {
            mergeDense(redis);
        } else {
            mergeSparse(redis);
        }
    }

    /** Raises each register to that of the other, where that is higher. */
    void merge(Registers other) {
        for (int i = 0; i < COUNT; i++) {
            raise(i, other.values[i]);
        }
    }

    /** Whether no register of the other is higher. */
    boolean covers(Registers other) {
        for (int i = 0; i < COUNT; i++) {
            if (other.values[i] > values[i]) {
                return false;
            }
        }
        return true;
    }

    /** About how many distinct values were added. */
    long estimate() {
        int[] histogram = new int[64];
        for (byte value : values) {
            histogram[value]++;
        }
        double m = COUNT;
        double z = m * tau((m - histogram[BITS_BEYOND_INDEX + 1]) / m);
        for (int j = BITS_BEYOND_INDEX; j >= 1; j--) {
            z = (z + histogram[j]) * 0.5;
        }
        z += m * sigma(histogram[0] / m);
        return Math.round(ALPHA * m * m / z);
    }

    private void mergeDense(byte[] redis) {
        for (int i = 0; i < COUNT; i++) {
            int bit = i * 6;
            int at = HEADER + bit / 8;
            int low = Byte.toUnsignedInt(redis[at]);
            int high = at + 1 < redis.length ? Byte.toUnsignedInt(redis[at + 1]) : 0;
            raise(i, ((low | (high << 8)) >> (bit % 8)) & 0x3F);
        }
    }

    /** 00xxxxxx: a run of zeros; 01xxxxxx yyyyyyyy: a long one; 1vvvvvxx: a run of one value. */
    private void mergeSparse(byte[] redis) {
        int register = 0;
        for (int at = HEADER; at < redis.length && register < COUNT; at++) {
            int code = Byte.toUnsignedInt(redis[at]);
            if ((code & 0x80) != 0) {
                int value = ((code >> 2) & 0x1F) + 1;
                for (int run = (code & 3) + 1; run > 0; run--) {
                    raise(register++, value);
                }
            } else if ((code & 0x40) != 0) {
                at++;
                register += (((code & 0x3F) << 8) | Byte.toUnsignedInt(redis[at])) + 1;
            } else {
                register += (code & 0x3F) + 1;
            }
        }
    }

    private void raise(int register, int value) {
        values[register] = (byte) Math.max(values[register], value);
    }

    /** Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017), as Redis estimates. */
    private static double sigma(double start) {
        if (start == 1.0) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = start;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (before != z);
        return z;
    }

    private static double tau(double start) {
        if (start == 0.0 || start == 1.0) {
            return 0.0;
        }
        double x = start;
        double y = 1;
        double z = 1 - start;
        double before;
        do {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= Math.pow(1 - x, 2) * y;
        } while (before != z);
        return z / 3;
    }
}
