package io.redletter.reach.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Absolute counts of this writer for one scope and window, and the offset up to which events are in them. An event before
 * that offset changes nothing: so a replay may begin anywhere earlier.
 */
final class Tally {
    private final String scope;
    private final String window;
    private final Map<String, Count> counts = new HashMap<>();
    private List<Count> unsent = new ArrayList<>();
    private long offset;
    private boolean loaded;
    private long rolledOffset;
    private long changedAt;

    /** One count; {@code isUnsent} while Redis may not have it. */
    private static final class Count {
        private final String name;
        private long value;
        private boolean isUnsent;

        Count(String name) {
            this.name = name;
        }
    }

    Tally(String scope, String window) {
        this.scope = scope;
        this.window = window;
    }

    String scope() {
        return scope;
    }

    String window() {
        return window;
    }

    /** The offset up to which events are counted in. */
    long offset() {
        return offset;
    }

    /** Whether it begins where MongoDB left it. */
    boolean isLoaded() {
        return loaded;
    }

    /** Begins with what is stored. */
    void load(Map<String, Long> stored, long storedOffset, long now) {
        stored.forEach((name, value) -> count(name).value = value);
        offset = storedOffset;
        rolledOffset = storedOffset;
        loaded = true;
        changedAt = now;
    }

    /** Counts events that are not yet in it. */
    void add(String name, int events) {
        if (!loaded) {
            throw new IllegalStateException("tally " + scope + " " + window + ": not loaded");
        }
        Count count = count(name);
        count.value += events;
        markUnsent(count);
    }

    /** All events before this offset have been added. */
    void advance(long end, long now) {
        offset = end;
        changedAt = now;
    }

    Map<String, Long> values() {
        Map<String, Long> values = new HashMap<>(counts.size() * 2);
        counts.values().forEach(count -> values.put(count.name, count.value));
        return values;
    }

    /** The values Redis may not have; they count as sent until {@link #unsentAgain}. */
    Map<String, Long> takeUnsent() {
        Map<String, Long> taken = new HashMap<>(unsent.size() * 2);
        unsent.forEach(count -> {
            count.isUnsent = false;
            taken.put(count.name, count.value);
        });
        unsent = new ArrayList<>();
        return taken;
    }

    void unsentAgain(Iterable<String> names) {
        names.forEach(name -> markUnsent(count(name)));
    }

    void allUnsent() {
        counts.values().forEach(this::markUnsent);
    }

    /** MongoDB has all up to this offset. */
    void rolled(long upTo) {
        rolledOffset = Math.max(rolledOffset, upTo);
    }

    boolean isRolled() {
        return rolledOffset >= offset;
    }

    /** Whether it can be forgotten here: both stores have it, and it has been quiet since the given time. */
    boolean isQuietSince(long time) {
        return loaded && isRolled() && unsent.isEmpty() && changedAt < time;
    }

    private Count count(String name) {
        return counts.computeIfAbsent(name, Count::new);
    }

    private void markUnsent(Count count) {
        if (!count.isUnsent) {
            count.isUnsent = true;
            unsent.add(count);
        }
    }
}
