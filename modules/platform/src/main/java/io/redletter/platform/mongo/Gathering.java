package io.redletter.platform.mongo;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Gathers what is handed in one by one and works it off in batches: what comes while a batch is under way goes together
 * in the next. Alone, an entry waits for no more than a turn of the event loop. Safe from any thread; bounded.
 *
 * @param <E> what is handed in
 */
public final class Gathering<E> {
    private static final int MOST_WAITING = 50_000;

    private final Mongo mongo;
    private final int batch;
    private final int atATime;
    private final Function<List<E>, Future<?>> work;
    private final Queue<E> waiting = new ArrayDeque<>();
    private int running;

    /**
     * @param batch how many entries go together at most
     * @param atATime how many batches are under way at most
     * @param work answers every entry of a batch itself; the next begins when its future completes, however it does
     */
    public Gathering(Mongo mongo, int batch, int atATime, Function<List<E>, Future<?>> work) {
        this.mongo = mongo;
        this.batch = batch;
        this.atATime = atATime;
        this.work = work;
    }

    /** Takes an entry, or says that too many wait. */
    public boolean add(E entry) {
        synchronized (this) {
            if (waiting.size() >= MOST_WAITING) {
                return false;
            }
            waiting.add(entry);
            if (running >= atATime) {
                return true;
            }
            running++;
        }
        mongo.caller().runOnContext(turn -> next());
        return true;
    }

    private void next() {
        List<E> taken = take();
        if (!taken.isEmpty()) {
            Future.succeededFuture().compose(v -> work.apply(taken)).onComplete(done -> next());
        }
    }

    /** Nothing where nothing waits: this runner is at its end then. */
    private synchronized List<E> take() {
        List<E> taken = new ArrayList<>(Math.min(batch, waiting.size()));
        while (taken.size() < batch && !waiting.isEmpty()) {
            taken.add(waiting.remove());
        }
        if (taken.isEmpty()) {
            running--;
        }
        return taken;
    }
}
