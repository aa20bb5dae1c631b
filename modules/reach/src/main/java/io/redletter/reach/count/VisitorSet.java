package io.redletter.reach.count;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Visitors of one scope and window who are not yet in MongoDB's registers; Redis may be told of them again at any time. A visitor
 * who cannot raise a register, because another before did, is in what Redis and MongoDB hold, or will be with that other one:
 * so nothing is kept of a visitor who comes again. Few are kept one by one; of many only the registers, which are then written
 * whole.
 */
final class VisitorSet {
    private static final int MOST_LISTED = 800;
    private static final int INDEX_BITS = 14;
    private static final long HIGHEST = 1L << (64 - INDEX_BITS);

    private final String scope;
    private final String window;
    private final SeenRegisters registers = new SeenRegisters();
    /** Those not yet in MongoDB, unless they became too many: then none until all are. */
    private final Longs listed = new Longs();

    private boolean allListed = true;
    private long added;
    private long sent;
    private long rolled;
    private long changedAt;
    private long wholeAt;

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
        int height = Long.numberOfTrailingZeros((hash >>> INDEX_BITS) | HIGHEST) + 1;
        if (!registers.raise((int) hash & ((1 << INDEX_BITS) - 1), height)) {
            return false;
        }
        added++;
        if (allListed && listed.size() == MOST_LISTED) {
            allListed = false;
            listed.dropFirst(MOST_LISTED);
        }
        if (allListed) {
            listed.add(visitor);
        }
        return true;
    }

    /** How many are not yet in MongoDB. */
    long pending() {
        return added - rolled;
    }

    /** How many came, counted from this set's beginning. */
    long added() {
        return added;
    }

    /** How many Redis has been told of, counted from this set's beginning. */
    long sent() {
        return sent;
    }

    /** Whether those of whom Redis must be told are known one by one; else it is given the registers. */
    boolean isListed() {
        return allListed;
    }

    /** Those Redis has not been told of. */
    List<String> unsent() {
        List<String> visitors = new ArrayList<>();
        for (int i = (int) (sent - rolled); i < listed.size(); i++) {
            visitors.add(text(listed.get(i)));
        }
        return visitors;
    }

    /** All that came, as Redis writes registers. */
    Buffer registers() {
        return registers.toRedis();
    }

    /** When Redis was last given the registers, milliseconds since 1970. */
    long wholeAt() {
        return wholeAt;
    }

    void wholeAt(long now) {
        wholeAt = now;
    }

    /** Redis has the first {@code count}, counted from this set's beginning. */
    void sentUpTo(long count) {
        sent = Math.max(sent, count);
    }

    void allUnsent() {
        sent = rolled;
    }

    /** MongoDB's registers hold the first {@code count}, counted from this set's beginning; how many that freed. */
    long rolledUpTo(long count) {
        long freed = Math.max(0, count - rolled);
        if (allListed) {
            listed.dropFirst((int) freed);
        }
        rolled += freed;
        sent = Math.max(sent, rolled);
        allListed |= pending() == 0;
        return freed;
    }

    /** Whether Redis has been told of some that are not in MongoDB. */
    boolean hasSent() {
        return sent > rolled;
    }

    boolean isQuietSince(long time) {
        return pending() == 0 && changedAt < time;
    }

    int bytes() {
        return registers.bytes() + Long.BYTES * listed.size();
    }

    /** Gives memory back, where nothing is lost by it; visitors who come again are then written again. */
    void forgetRegisters() {
        if (pending() == 0) {
            registers.forget();
        }
    }

    private static String text(long visitor) {
        return Long.toUnsignedString(visitor, 32);
    }
}
