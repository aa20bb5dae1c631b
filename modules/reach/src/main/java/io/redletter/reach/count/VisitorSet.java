package io.redletter.reach.count;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Visitors of one scope and window who are not yet in MongoDB's registers; Redis may be told of them again at any time. A visitor
 * who cannot raise a register, because another before did, is in what Redis and MongoDB hold, or will be with that other one:
 * so nothing is kept of a visitor who comes again.
 */
final class VisitorSet {
    private static final int INDEX_BITS = 14;
    private static final long HIGHEST = 1L << (64 - INDEX_BITS);

    private final String scope;
    private final String window;
    private final SeenRegisters registers = new SeenRegisters();
    private final Longs pending = new Longs();
    private long dropped;
    private long sent;
    private long changedAt;

    VisitorSet(String scope, String window) {
        this.scope = scope;
        this.window = window;
    }

    String scope() {
        return scope;
    }

    String window() {
        return window;
    }

    /** By which Redis finds the register of a visitor, and how high it rises. */
    static long hash(long visitor) {
        return MurmurHash.of(text(visitor).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * A visitor came.
     *
     * @param hash as {@link #hash} gives it
     * @return whether the stores must be told
     */
    boolean add(long visitor, long hash, long now) {
        changedAt = now;
        int height = Long.numberOfTrailingZeros(hash >>> INDEX_BITS | HIGHEST) + 1;
        if (!registers.raise((int) hash & ((1 << INDEX_BITS) - 1), height)) {
            return false;
        }
        pending.add(visitor);
        return true;
    }

    int registerBytes() {
        return registers.bytes();
    }

    void forgetRegisters() {
        registers.forget();
    }

    private static String text(long visitor) {
        return Long.toUnsignedString(visitor, 32);
    }

    /** How many are not yet in MongoDB. */
    int pending() {
        return pending.size();
    }

    /** How many Redis has been told of, counted from this set's beginning. */
    long sent() {
        return sent;
    }

    /** Those Redis has not been told of, at most {@code limit}. */
    List<String> unsent(int limit) {
        List<String> visitors = new ArrayList<>();
        for (int i = (int) (sent - dropped); i < pending.size() && visitors.size() < limit; i++) {
            visitors.add(text(pending.get(i)));
        }
        return visitors;
    }

    /** Redis has the first {@code count}, counted from this set's beginning. */
    void sentUpTo(long count) {
        sent = Math.max(sent, count);
    }

    void allUnsent() {
        sent = dropped;
    }

    /** MongoDB's registers hold the first {@code count}, counted from this set's beginning; how many that freed. */
    int rolledUpTo(long count) {
        int freed = (int) Math.max(0, count - dropped);
        pending.dropFirst(freed);
        dropped += freed;
        sent = Math.max(sent, dropped);
        return freed;
    }

    /** Whether Redis has been told of some that are not in MongoDB. */
    boolean hasSent() {
        return sent > dropped;
    }

    boolean isQuietSince(long time) {
        return pending.size() == 0 && changedAt < time;
    }
}
