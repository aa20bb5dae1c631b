package io.redletter.bench.ingest;

import io.redletter.bench.exact.Counted;
import io.redletter.bench.exact.Load;
import io.redletter.bench.load.Asking;
import io.redletter.bench.process.Node;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.process.Stores;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.redletter.platform.secret.Vault;
import io.redletter.reach.ScopeTokens;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The program and its stores, started; what is sent to it, and how much it has counted. */
final class IngestHouse implements AutoCloseable {
    private static final Duration STORE_LIMIT = Duration.ofSeconds(10);
    private static final String AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
    private static final Map<String, String> SETTINGS = Map.of(
            "REDLETTER_REACH_SOURCE_PER_SECOND", "0",
            "REDLETTER_REACH_WINDOW_IDS", "8000000");

    private final Vertx vertx = Vertx.vertx();
    private final Stores stores;
    private final Path directory;
    private final RedisLink redis;
    private final Counted counted;
    private final Node node;

    private IngestHouse(Stores stores, Path directory, Node node) {
        this.stores = stores;
        this.directory = directory;
        this.node = node;
        this.redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
        Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
        this.counted = new Counted(mongo, redis);
    }

    static IngestHouse open(RealDisk disk) throws IOException {
        Stores stores = Stores.start(disk.directory().resolve("stores"));
        Path directory = disk.directory().resolve("node");
        try {
            return new IngestHouse(stores, directory, Node.start(directory, stores, SETTINGS));
        } catch (IOException e) {
            stores.close();
            throw e;
        }
    }

    Load load(int campaigns) {
        try {
            return Load.signedBy(new ScopeTokens(Vault.openOrCreate(directory.resolve("master.key"))), campaigns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path directory() {
        return directory;
    }

    RedisLink redis() {
        return redis;
    }

    Counted counted() {
        return counted;
    }

    /** SIGKILL, then what is to happen while it is dead, then a new process; how long until it was ready, in seconds. */
    double restart(Runnable meanwhile) throws IOException {
        node.kill();
        meanwhile.run();
        long began = System.nanoTime();
        node.start();
        return (System.nanoTime() - began) / 1e9;
    }

    /** Events counted in Redis so far. */
    long sum() {
        return counted.inRedis().entrySet().stream()
                .filter(each -> each.getKey().startsWith("unit:"))
                .flatMap(each -> each.getValue().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Waits until so many are counted in Redis. */
    void awaitCounted(long events) {
        while (sum() < events) {
            Patience.pause(20);
        }
    }

    /** Waits until nothing more comes. */
    void settle() {
        long before = -1;
        for (long now = sum(); now != before; now = sum()) {
            before = now;
            Patience.pause(1_000);
        }
    }

    Asking single(Load load) {
        return single(node.site(), load);
    }

    static Asking single(String site, Load load) {
        String run = "s" + System.nanoTime();
        Map<String, String> headers = Map.of("Content-Type", "text/plain;charset=UTF-8", "User-Agent", AGENT);
        return new Asking(
                URI.create(site),
                "/r",
                number -> headers,
                number -> Buffer.buffer(load.json(run, number, System.currentTimeMillis())),
                204);
    }

    Asking batch(Load load, int size) {
        String run = "b" + System.nanoTime();
        return new Asking(
                URI.create(node.site()),
                "/api/v1/reach/events",
                number -> Map.of(
                        "Content-Type",
                        "application/x-ndjson",
                        "Idempotency-Key",
                        run + "-" + number,
                        "User-Agent",
                        AGENT),
                number ->
                        Buffer.buffer(load.lines(run, number * size, (number + 1) * size, System.currentTimeMillis())),
                200);
    }

    @Override
    public void close() {
        node.close();
        stores.close();
        Counted.await(vertx.close());
    }
}
