package io.redletter.reach.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** MurmurHash64A with the seed of Redis: by it {@code PFADD} finds a member's register. */
final class MurmurHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0xC6A4_A793_5BD1_E995L;
    private static final long SEED = 0xADC8_3B19L;
    private static final int SHIFT = 47;

    private MurmurHash() {}

    static long of(byte[] bytes) {
        long hash = SEED ^ (bytes.length * FACTOR);
        int whole = bytes.length & ~7;
        for (int at = 0; at < whole; at += 8) {
            long part = (long) LONGS.get(bytes, at) * FACTOR;
            part = (part ^ (part >>> SHIFT)) * FACTOR;
            hash = (hash ^ part) * FACTOR;
        }
        if (whole < bytes.length) {
            for (int at = bytes.length - 1; at >= whole; at--) {
                hash ^= (bytes[at] & 0xFFL) << (8 * (at - whole));
            }
            hash *= FACTOR;
        }
        hash = (hash ^ (hash >>> SHIFT)) * FACTOR;
        return hash ^ (hash >>> SHIFT);
    }
}
