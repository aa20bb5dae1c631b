package io.redletter.reach.ingest;

import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.RequestId;
import io.redletter.platform.json.Json;
import io.redletter.reach.journal.JournalUnavailableException;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers events that were not taken: the sender's fault is a 4xx, ours a 503 to try again; an outage is logged once in a while. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long LOG_EVERY_NANOS = 10_000_000_000L;

    private final AtomicLong nextLog = new AtomicLong(System.nanoTime());

    void answer(RoutingContext context, Throwable failure) {
        if (context.response().closed() || context.response().headWritten()) {
            return;
        }
        if (failure instanceof RefusedException refused) {
            if (refused.status() == 429) {
                context.response().putHeader("Retry-After", "1");
            }
            context.fail(failure);
            return;
        }
        if (!(failure instanceof JournalUnavailableException || failure instanceof IntakeClosedException)) {
            logOnceInAWhile(failure);
        }
        context.response()
                .setStatusCode(503)
                .putHeader(
                        "Retry-After",
                        String.valueOf(ThreadLocalRandom.current().nextInt(2, 8)))
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .end(Json.buffer(
                        Problem.of(503, "not-taken", "暂时无法接收,请稍后用同一编号重试 (not taken, send again with the same id)")
                                .with(RequestId.of(context), null)));
    }

    private void logOnceInAWhile(Throwable failure) {
        long due = nextLog.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextLog.compareAndSet(due, now + LOG_EVERY_NANOS)) {
            LOG.warn("reach events not taken, senders are asked to try again", failure);
        }
    }
}
