package io.redletter.delivery.list;

import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes a chunk through a short absence of the record. Giving up at once would leave in doubt what this node knows full
 * well; a write whose answer was lost is recognised by reading it back.
 */
final class Persistent {
    private static final int TRIES = 25;
    private static final long LONGEST_WAIT_MILLIS = 2_000;

    private final Vertx vertx;
    private final ChunkStore store;

    Persistent(Vertx vertx, ChunkStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    /** Fails with {@link ChangedMeanwhileException} where the fence is lost. */
    Future<Chunk> replace(Chunk expected, Chunk next) {
        return store.replace(expected, next)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.failedFuture(failure)
                        : again(expected, next, TRIES));
    }

    private Future<Chunk> again(Chunk expected, Chunk next, int triesLeft) {
        return vertx.timer(wait(triesLeft))
                .compose(v -> store.find(expected.id()))
                .compose(found -> {
                    boolean written = found.isPresent() && isSame(found.get(), next);
                    return written ? Future.succeededFuture(next) : store.replace(expected, next);
                })
                .recover(failure -> failure instanceof ChangedMeanwhileException || triesLeft <= 1
                        ? Future.failedFuture(failure)
                        : again(expected, next, triesLeft - 1));
    }

    private static boolean isSame(Chunk found, Chunk next) {
        return found.version() == next.version()
                && found.states().equals(next.states())
                && found.state().equals(next.state())
                && found.window().equals(next.window());
    }

    private static long wait(int triesLeft) {
        long most = Math.min(LONGEST_WAIT_MILLIS, 100L << Math.min(6, TRIES - triesLeft));
        return most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1);
    }
}
