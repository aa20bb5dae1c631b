package io.redletter.reach.count;

import java.util.Arrays;

/**
 * How high each register of a HyperLogLog already is, so far as this program knows: few at first in a small table, later all in
 * a byte each. What it has forgotten it takes for new, which costs a write and changes nothing.
 */
final class SeenRegisters {
    private static final int COUNT = 1 << 14;
    private static final int MOST_SPARSE = 1_024;
    private static final int HEIGHT_BITS = 6;

    /** Of the small table: the register's number behind its height, 0 where free. */
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
        if ((sparse[at] & ((1 << HEIGHT_BITS) - 1)) >= height) {
            return false;
        }
        size += sparse[at] == 0 ? 1 : 0;
        sparse[at] = entry(register, height);
        if (size > MOST_SPARSE) {
            toDense();
        } else if (size * 2 > sparse.length) {
            grow();
        }
        return true;
    }

    int bytes() {
        return sparse.length * Integer.BYTES + dense.length;
    }

    void forget() {
        sparse = new int[16];
        size = 0;
        dense = new byte[0];
    }

    /** A register's number is kept plus one, so that no entry is 0. */
    private static int entry(int register, int height) {
        return (register + 1) << HEIGHT_BITS | height;
    }

    private static int find(int[] table, int register) {
        int at = (register * 0x9E3779B1 >>> 8) & (table.length - 1);
        while (table[at] != 0 && table[at] >>> HEIGHT_BITS != register + 1) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    private void grow() {
        int[] larger = new int[sparse.length * 2];
        for (int each : sparse) {
            if (each != 0) {
                larger[find(larger, (each >>> HEIGHT_BITS) - 1)] = each;
            }
        }
        sparse = larger;
    }

    private void toDense() {
        dense = new byte[COUNT];
        for (int each : sparse) {
            if (each != 0) {
                dense[(each >>> HEIGHT_BITS) - 1] = (byte) (each & ((1 << HEIGHT_BITS) - 1));
            }
        }
        sparse = Arrays.copyOf(sparse, 0);
    }
}
