package io.redletter.bench.exact;

import io.redletter.bench.process.Patience;
import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The usual design, for comparison: increments, and beside them one offset that says how far they reach, both in one
 * {@code MULTI}; after a loss it goes on from the offset it finds. It has a perfect journal, the numbers 0, 1, 2 …
 */
final class NaiveCounter implements Runnable {
    private static final String COUNTS = "naive:{counts}";
    private static final String OFFSET = "naive:{counts}:off";
    private static final int BATCH = 50;
    private static final int PAUSE_MILLIS = 5;
    private static final int LIMIT_SECONDS = 10;

    private final RedisLink redis;
    private volatile boolean stopping;
    private volatile long offset;

    NaiveCounter(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public void run() {
        boolean known = false;
        while (!stopping) {
            try {
                if (!known) {
                    var found = await(redis.send(Command.GET, OFFSET));
                    offset = found == null ? 0 : found.toLong();
                    known = true;
                }
                step();
            } catch (IllegalStateException away) {
                known = false;
            }
            Patience.pause(PAUSE_MILLIS);
        }
    }

    private void step() {
        long to = offset + BATCH;
        await(redis.batch(List.of(
                Request.cmd(Command.MULTI),
                Request.cmd(Command.HINCRBY).arg(COUNTS).arg("view").arg(BATCH - 10),
                Request.cmd(Command.HINCRBY).arg(COUNTS).arg("play").arg(10),
                Request.cmd(Command.SET).arg(OFFSET).arg(to),
                Request.cmd(Command.EXEC))));
        offset = to;
    }

    void stop() {
        stopping = true;
    }

    /** How many events it should have counted. */
    long expected() {
        var found = await(redis.send(Command.GET, OFFSET));
        return found == null ? 0 : found.toLong();
    }

    /** How many it counted. */
    long counted() {
        return await(redis.send(Command.HVALS, COUNTS)).stream()
                .mapToLong(io.vertx.redis.client.Response::toLong)
                .sum();
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("redis is away", e);
        }
    }
}
