package io.redletter.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read a while ago, so that a crowd asks the store once. Only what was found is kept, for a time counted from
 * when the reading began; absence and failure never are. Bounded: the one unused for longest goes first.
 */
final class Memory<V> {
    private final long lifeNanos;
    private final Map<String, Entry<V>> entries;

    Memory(Duration life, int most) {
        this.lifeNanos = life.toNanos();
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
                return size() > most;
            }
        };
    }

    Future<Optional<V>> get(String key, Supplier<Future<Optional<V>>> read) {
        Entry<V> mine = new Entry<>(System.nanoTime(), Promise.promise());
        Entry<V> kept = keptOr(key, mine);
        if (kept != mine) {
            return Shared.handed(kept.value.future());
        }
        return read.get().onComplete(done -> {
            if (done.failed() || done.result().isEmpty()) {
                drop(key, mine);
            }
            mine.value.handle(done);
        });
    }

    synchronized void forget(String key) {
        entries.remove(key);
    }

    private synchronized Entry<V> keptOr(String key, Entry<V> mine) {
        Entry<V> kept = entries.get(key);
        if (kept != null && mine.startedNanos - kept.startedNanos < lifeNanos) {
            return kept;
        }
        entries.put(key, mine);
        return mine;
    }

    private synchronized void drop(String key, Entry<V> mine) {
        entries.remove(key, mine);
    }

    /** Compared by identity: two readings of one value are two entries. */
    private static final class Entry<V> {
        private final long startedNanos;
        private final Promise<Optional<V>> value;

        Entry(long startedNanos, Promise<Optional<V>> value) {
            this.startedNanos = startedNanos;
            this.value = value;
        }
    }
}
