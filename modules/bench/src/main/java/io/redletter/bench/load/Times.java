package io.redletter.bench.load;

import java.util.Arrays;

/** Times that were measured, for asking within which time which share was done. Immutable. */
public final class Times {
    static final Times NONE = new Times(new long[0]);

    private final long[] sorted;

    private Times(long[] sorted) {
        this.sorted = sorted;
    }

    /** @param nanos nanoseconds, in any order */
    public static Times of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(sorted);
    }

    /** The time within which this share (0.99) was done, in milliseconds; not a number where nothing was measured. */
    public double millis(double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e6;
    }
}
