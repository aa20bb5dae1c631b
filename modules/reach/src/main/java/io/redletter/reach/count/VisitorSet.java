package io.redletter.reach.count;

import java.util.ArrayList;
import java.util.List;

/** Visitors of one scope and window who are not yet in MongoDB's registers; Redis may be told of them again at any time. */
final class VisitorSet {
    private final String scope;
    private final String window;
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

    void add(long visitor, long now) {
        pending.add(visitor);
        changedAt = now;
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
            visitors.add(Long.toUnsignedString(pending.get(i), 32));
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
