package io.redletter.content;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read a moment ago, so that a crowd at one door asks the store once. Only what was found is kept, for less
 * than a second counted from when the read began; absence and failure are never kept. Bounded: the one unused for
 * longest goes first.
 */
final class FreshCache<V> {
    private static final long FRESH_NANOS = Duration.ofMillis(800).toNanos();
    private static final int MOST = 2_000;

    private final Map<String, Entry<V>> entries = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
            return size() > MOST;
        }
    };

    /** The fresh value, or one read now; requests that come while a read runs share it. */
    Future<Optional<V>> get(String key, Supplier<Future<Optional<V>>> read) {
        Entry<V> mine = new Entry<>(System.nanoTime());
        Entry<V> known = takeOrPut(key, mine);
        if (known != mine) {
            return known.value();
        }
        return Future.succeededFuture().compose(v -> read.get()).onComplete(done -> {
            if (done.failed() || done.result().isEmpty()) {
                drop(key, mine);
            }
            mine.promise.handle(done);
        });
    }

    synchronized void forget(String key) {
        entries.remove(key);
    }

    synchronized void forgetAll() {
        entries.clear();
    }

    private synchronized Entry<V> takeOrPut(String key, Entry<V> mine) {
        Entry<V> there = entries.get(key);
        if (there != null && mine.startedNanos - there.startedNanos < FRESH_NANOS) {
            return there;
        }
        entries.put(key, mine);
        return mine;
    }

    private synchronized void drop(String key, Entry<V> mine) {
        entries.remove(key, mine);
    }

    private static final class Entry<V> {
        private final long startedNanos;
        private final Promise<Optional<V>> promise = Promise.promise();

        Entry(long startedNanos) {
            this.startedNanos = startedNanos;
        }

        /** The value, handed over on the asker's own event loop. */
        Future<Optional<V>> value() {
            Future<Optional<V>> shared = promise.future();
            Context asker = Vertx.currentContext();
            if (shared.isComplete() || asker == null) {
                return shared;
            }
            Promise<Optional<V>> own = Promise.promise();
            shared.onComplete(done -> asker.runOnContext(v -> own.handle(done)));
            return own.future();
        }
    }
}
