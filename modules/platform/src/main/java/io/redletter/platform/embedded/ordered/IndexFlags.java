package io.redletter.platform.embedded.ordered;

import org.h2.mvstore.MVMap;

/**
 * What is known of an index beside its keys, kept in the collection's own map: whether it holds every document, and which of
 * its fields have held an array or a value that has no order here. A field never loses such a mark.
 */
final class IndexFlags {
    private static final long COMPLETE = 1L << 62;
    private static final int MOST_FIELDS = 30;

    private final MVMap<String, Object> meta;
    private final String key;
    private volatile long flags;

    IndexFlags(MVMap<String, Object> meta, String index) {
        this.meta = meta;
        this.key = "index." + index;
        this.flags = meta.get(key) instanceof Long stored ? stored : 0;
    }

    boolean complete() {
        return (flags & COMPLETE) != 0;
    }

    boolean array(int field) {
        return (flags & (1L << field)) != 0;
    }

    boolean anyArray() {
        return (flags & ((1L << MOST_FIELDS) - 1)) != 0;
    }

    boolean unordered(int field) {
        return (flags & (1L << (field + MOST_FIELDS))) != 0;
    }

    void markComplete() {
        mark(COMPLETE);
    }

    void markArray(int field) {
        mark(1L << field);
    }

    void markUnordered(int field) {
        mark(1L << (field + MOST_FIELDS));
    }

    void forget() {
        meta.remove(key);
        flags = 0;
    }

    private void mark(long flag) {
        if ((flags & flag) == 0) {
            flags |= flag;
            meta.put(key, flags);
        }
    }
}
