package io.redletter.sandbox.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exact counts per key. At most {@code limit} keys are remembered; the key that was first seen longest ago is
 * forgotten first, and {@link #forgotten()} says how many were.
 */
final class KeyCounts {
    private final int limit;
    private final Map<String, Map<String, KeyCount>> keys = new LinkedHashMap<>();
    private long forgotten;

    KeyCounts(int limit) {
        this.limit = limit;
    }

    void add(LedgerEntry entry) {
        String key = entry.key();
        if (key != null) {
            KeyCount before = find(entry.target(), key).orElse(KeyCount.none(entry.target(), key));
            restore(before.with(entry));
        }
    }

    void restore(KeyCount count) {
        keys.computeIfAbsent(count.key(), key -> new LinkedHashMap<>(2)).put(count.target(), count);
        if (keys.size() > limit) {
            keys.remove(keys.keySet().iterator().next());
            forgotten++;
        }
    }

    void forgotBefore(long number) {
        forgotten += number;
    }

    Optional<KeyCount> find(String target, String key) {
        return Optional.ofNullable(keys.getOrDefault(key, Map.of()).get(target));
    }

    Collection<KeyCount> of(String key) {
        return keys.getOrDefault(key, Map.of()).values();
    }

    List<KeyCount> all() {
        List<KeyCount> all = new ArrayList<>(keys.size());
        keys.values().forEach(targets -> all.addAll(targets.values()));
        return all;
    }

    int size() {
        return keys.size();
    }

    long forgotten() {
        return forgotten;
    }
}
