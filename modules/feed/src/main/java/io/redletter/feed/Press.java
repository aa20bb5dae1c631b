package io.redletter.feed;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Prints editions off the event loop and keeps each until what it was printed from changes. Bounded by memory: the one
 * unused for longest goes first; one that would not fit at all is not kept.
 *
 * @param <K> what is printed
 * @param <S> from what; an edition stands as long as this is equal
 */
final class Press<K, S> {
    private final Vertx vertx;
    private final InstantSource clock;
    private final long mostBytes;
    private final Map<K, Print<S>> prints = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Press(Vertx vertx, InstantSource clock, long mostBytes) {
        this.vertx = vertx;
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** The kept edition where its source has not changed, else a new one; requests that come meanwhile share it. */
    Future<Edition> edition(K key, S source, Callable<byte[]> work) {
        Print<S> mine = new Print<>(source);
        Print<S> current = currentOr(key, mine);
        if (current != mine) {
            return Shared.handed(current.edition.future());
        }
        return vertx.executeBlocking(() -> printed(mine, work), false).onComplete(done -> {
            if (done.succeeded()) {
                weigh(key, mine, done.result());
            } else {
                drop(key, mine);
            }
            mine.edition.handle(done);
        });
    }

    private Edition printed(Print<S> mine, Callable<byte[]> work) throws Exception {
        Edition edition = Edition.of(work.call(), clock.instant());
        Edition before = mine.before;
        return before == null ? edition : edition.after(before);
    }

    private synchronized Print<S> currentOr(K key, Print<S> mine) {
        Print<S> kept = prints.get(key);
        if (kept != null && kept.source.equals(mine.source)) {
            return kept;
        }
        if (kept != null) {
            Future<Edition> last = kept.edition.future();
            mine.before = last.succeeded() ? last.result() : kept.before;
            bytes -= kept.weight;
        }
        prints.put(key, mine);
        return mine;
    }

    private synchronized void weigh(K key, Print<S> mine, Edition edition) {
        if (prints.get(key) != mine) {
            return;
        }
        mine.before = null;
        mine.weight = edition.weight();
        bytes += mine.weight;
        Iterator<Map.Entry<K, Print<S>>> eldest = prints.entrySet().iterator();
        while (bytes > mostBytes && eldest.hasNext()) {
            bytes -= eldest.next().getValue().weight;
            eldest.remove();
        }
    }

    private synchronized void drop(K key, Print<S> mine) {
        prints.remove(key, mine);
    }

    /** How many editions are kept, and being printed. */
    synchronized int kept() {
        return prints.size();
    }

    /** Compared by identity. */
    private static final class Print<S> {
        private final S source;
        private final Promise<Edition> edition = Promise.promise();
        private volatile @Nullable Edition before;
        private long weight;

        Print(S source) {
            this.source = source;
        }
    }
}
