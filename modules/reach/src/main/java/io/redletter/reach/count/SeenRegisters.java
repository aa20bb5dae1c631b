package io.redletter.reach.count;

import io.vertx.core.buffer.Buffer;
import java.util.function.IntConsumer;

/**
 * How high each register of a HyperLogLog already is, so far as this program knows: few at first in a small table, later all in
 * a byte each. What it has forgotten it takes for new, which costs a write and changes nothing.
 */
final class SeenRegisters {
    private static final int MOST_SPARSE = 1_024;
    private static final int HEIGHT_BITS = 6;
    private static final int HEIGHT = (1 << HEIGHT_BITS) - 1;

    /** Of the small table: the register's number plus one, before its height; 0 where free. */
    private int[] sparse = new int[16];

    private int size;
    private byte[] dense = new byte[0];

    /** Whether the register was lower; it is that high now. */
    boolean raise(int register, int height) {
        if (dense.length > 0) {
            boolean raised = dense[register] < height;
            dense[register] = (byte) Math.max(dense[register], height);
            return raised;
        }
        int at = find(sparse, register);
        if ((sparse[at] & HEIGHT) >= height) {
            return false;
        }
        size += sparse[at] == 0 ? 1 : 0;
        sparse[at] = ((register + 1) << HEIGHT_BITS) | height;
        if (size > MOST_SPARSE) {
            toDense();
        } else if (size * 2 > sparse.length) {
            grow();
        }
        return true;
    }

    /** All of them, as Redis writes them. */
    Buffer toRedis() {
        byte[] heights = new byte[Registers.COUNT];
        if (dense.length > 0) {
            heights = dense;
        } else {
            fill(heights);
        }
        return Registers.dense(heights);
    }

    int bytes() {
        return sparse.length * Integer.BYTES + dense.length;
    }

    void forget() {
        sparse = new int[16];
        size = 0;
        dense = new byte[0];
    }

    private static int find(int[] table, int register) {
        int at = ((register * 0x9E3779B1) >>> 8) & (table.length - 1);
        while (table[at] != 0 && (table[at] >>> HEIGHT_BITS) != register + 1) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    private void grow() {
        int[] larger = new int[sparse.length * 2];
        forEach(each -> larger[find(larger, (each >>> HEIGHT_BITS) - 1)] = each);
        sparse = larger;
    }

    private void toDense() {
        byte[] heights = new byte[Registers.COUNT];
        fill(heights);
        dense = heights;
        sparse = new int[0];
    }

    private void fill(byte[] heights) {
        forEach(each -> heights[(each >>> HEIGHT_BITS) - 1] = (byte) (each & HEIGHT));
    }

    private void forEach(IntConsumer action) {
        for (int each : sparse) {
            if (each != 0) {
                action.accept(each);
            }
        }
    }
}
