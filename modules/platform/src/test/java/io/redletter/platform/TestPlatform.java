package io.redletter.platform;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.redletter.platform.bus.Bus;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens a platform for a test, and waits for futures where only a test may wait. */
public final class TestPlatform {
    private static final long PATIENCE_SECONDS = 30;

    private TestPlatform() {}

    /** A platform with a fresh database on the shared servers. */
    public static Platform open(Clock clock) {
        return open(clock, "t_" + Ids.next());
    }

    /** A platform on a named database: a second one of the same name is a second node. */
    public static Platform open(Clock clock, String database) {
        Vertx vertx = Vertx.vertx();
        TestStores stores = TestStores.shared();
        Duration limit = Duration.ofSeconds(5);
        return new Platform(
                vertx,
                clock,
                Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), database, limit)),
                RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, limit)),
                new Bus(vertx),
                new SimpleMeterRegistry(),
                Vault.of(new byte[32]),
                TestStores.temporaryDirectory());
    }

    public static void close(Platform platform) {
        await(platform.redis().close());
        await(platform.mongo().close());
        await(platform.vertx().close());
        TestStores.deleteAll(platform.data());
    }

    /** The future's value; its own failure is thrown as it is. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within " + PATIENCE_SECONDS + " s", e);
        }
    }

    /** The failure a future ends with; a success is an assertion error. */
    public static Throwable failure(Future<?> future) {
        try {
            Object value = await(future);
            throw new AssertionError("succeeded with " + value + " (expected: a failure)");
        } catch (RuntimeException e) {
            return e instanceof CompletionException ? e.getCause() : e;
        }
    }
}
