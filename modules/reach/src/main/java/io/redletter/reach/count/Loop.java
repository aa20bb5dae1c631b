package io.redletter.reach.count;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing again and again, never twice at once; waits longer after failures, and logs an outage once. */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long LONGEST_WAIT_MILLIS = 5_000;

    private final Vertx vertx;
    private final String name;
    private final long everyMillis;
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> ended = Promise.promise();
    private volatile boolean stopping;
    private boolean running;
    private int failures;
    private long timer = -1;

    /** @param step true if there is more to do at once */
    Loop(Vertx vertx, String name, long everyMillis, Supplier<Future<Boolean>> step) {
        this.vertx = vertx;
        this.name = name;
        this.everyMillis = everyMillis;
        this.step = step;
    }

    synchronized void start() {
        next(everyMillis);
    }

    /** Completes when the step under way has ended; none follows. */
    synchronized Future<Void> stop() {
        stopping = true;
        if (!running) {
            vertx.cancelTimer(timer);
            ended.tryComplete();
        }
        return ended.future();
    }

    private synchronized void next(long millis) {
        if (stopping) {
            ended.tryComplete();
            return;
        }
        timer = vertx.setTimer(Math.max(1, millis), fired -> run());
    }

    private void run() {
        synchronized (this) {
            if (stopping) {
                ended.tryComplete();
                return;
            }
            running = true;
        }
        Future.succeededFuture()
                .compose(v -> step.get())
                .onSuccess(more -> done(more ? 0 : everyMillis))
                .onFailure(this::failed);
    }

    private synchronized void done(long wait) {
        if (failures > 0) {
            LOG.info("reach {} goes on after {} failed tries", name, failures);
            failures = 0;
        }
        running = false;
        next(wait);
    }

    private synchronized void failed(Throwable failure) {
        if (failures == 0) {
            LOG.warn("reach {} failed, tries again", name, failure);
        }
        failures++;
        running = false;
        long wait = Math.min(LONGEST_WAIT_MILLIS, everyMillis << Math.min(failures, 8));
        next(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    }
}
