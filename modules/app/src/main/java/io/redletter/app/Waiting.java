package io.redletter.app;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where the program waits: the main thread, while it starts and while it stops. Never an event loop. */
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 10;

    private Waiting() {}

    /** The future's value; its own failure is thrown as it is where it is unchecked. */
    static <T> T on(Future<T> future) {
        return on(future, START_SECONDS);
    }

    /** Waits for a part to stop; a part that does not is logged and left. */
    static void quietly(String part, Future<?> stopping) {
        try {
            on(stopping, STOP_SECONDS);
        } catch (RuntimeException e) {
            LOG.warn("part did not stop cleanly part={}", part, e);
        }
    }

    private static <T> T on(Future<T> future, long seconds) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("no answer within " + seconds + " s", e);
        }
    }
}
