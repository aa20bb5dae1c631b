package io.redletter.bench.ingest;

import io.redletter.bench.exact.Counted;
import io.redletter.bench.exact.Load;
import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Node;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Ports;
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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Single events and batches against the program, and in turns with them what each is measured against. */
final class IngestRun {
    private static final Duration STORE_LIMIT = Duration.ofSeconds(10);
    private static final int SINGLE_CONNECTIONS = 64;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH = 1_000;
    private static final String AGENT =
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36";
    private static final Map<String, String> SETTINGS = Map.of(
            "REDLETTER_REACH_SOURCE_PER_SECOND", "0",
            "REDLETTER_REACH_WINDOW_IDS", "8000000");

    private final RealDisk disk;
    private final double seconds;
    private final int rounds;

    IngestRun(RealDisk disk, double seconds, int rounds) {
        this.disk = disk;
        this.seconds = seconds;
        this.rounds = rounds;
    }

    /**
     * What was found.
     *
     * @param single requests a second of single events, medians of the rounds
     * @param bare the same of the bare handler
     * @param half single events at half of {@code single}
     * @param batched events a second received, journaled and counted
     * @param naive events a second of one client that pipelines five increments and one register for each
     * @param failed requests that were not answered as they should
     */
    record Found(double single, double bare, Went half, double batched, double naive, long failed) {}

    Found run() throws IOException {
        Vertx vertx = Vertx.vertx();
        int port = Ports.any();
        try (Stores stores = Stores.start(disk.directory().resolve("stores"));
                Node node = Node.start(disk.directory().resolve("node"), stores, SETTINGS);
                Launched bare = Launched.startMain(
                        disk.directory().resolve("bare.log"),
                        Map.of(),
                        BareServer.class.getName(),
                        String.valueOf(port))) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
            Load load = Load.signedBy(
                    new ScopeTokens(Vault.openOrCreate(node.directory().resolve("master.key"))));
            return measure(node, bare, load, redis, new Counted(mongo, redis));
        } finally {
            Counted.await(vertx.close());
        }
    }

    private Found measure(Node node, Launched bare, Load load, RedisLink redis, Counted counted) {
        Asking ours = single(node.site(), load);
        Asking theirs = single(bare.value("ready"), load);
        List<Double> single = new ArrayList<>();
        List<Double> handler = new ArrayList<>();
        long failed = 0;
        Went half;
        try (Clients clients = new Clients(SINGLE_CONNECTIONS)) {
            clients.closedLoop(ours, 2 * seconds);
            clients.closedLoop(theirs, 2 * seconds);
            for (int round = 0; round < rounds; round++) {
                Went went = clients.closedLoop(ours, seconds);
                single.add(went.perSecond());
                failed += went.failed();
                handler.add(clients.closedLoop(theirs, seconds).perSecond());
            }
            half = clients.openLoop(ours, median(single) / 2, 2 * seconds);
        }
        awaitCounted(counted, sum(counted));
        List<Double> batched = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        NaiveIngest usual = new NaiveIngest(redis);
        try (Clients clients = new Clients(BATCH_CONNECTIONS)) {
            batches(clients, node, load, counted);
            usual.perSecond(seconds);
            for (int round = 0; round < rounds; round++) {
                batched.add(batches(clients, node, load, counted));
                naive.add(usual.perSecond(seconds));
            }
        }
        return new Found(median(single), median(handler), half, median(batched), median(naive), failed + half.failed());
    }

    /** From the first request until the last event stands in Redis. */
    private double batches(Clients clients, Node node, Load load, Counted counted) {
        long before = sum(counted);
        long began = System.nanoTime();
        Went went = clients.closedLoop(batch(node.site(), load), seconds);
        awaitCounted(counted, before + went.done() * BATCH);
        return went.done() * BATCH / ((System.nanoTime() - began) / 1e9);
    }

    private static void awaitCounted(Counted counted, long events) {
        long still = sum(counted);
        while (still < events) {
            Patience.pause(20);
            still = sum(counted);
        }
    }

    private static long sum(Counted counted) {
        return counted.inRedis().entrySet().stream()
                .filter(each -> each.getKey().startsWith("unit:"))
                .flatMap(each -> each.getValue().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Asking single(String site, Load load) {
        String run = "s" + System.nanoTime();
        Map<String, String> headers = Map.of("Content-Type", "text/plain;charset=UTF-8", "User-Agent", AGENT);
        return new Asking(
                URI.create(site),
                "/r",
                number -> headers,
                number -> Buffer.buffer(load.json(run, number, System.currentTimeMillis())),
                204);
    }

    private static Asking batch(String site, Load load) {
        String run = "b" + System.nanoTime();
        return new Asking(
                URI.create(site),
                "/api/v1/reach/events",
                number -> Map.of(
                        "Content-Type",
                        "application/x-ndjson",
                        "Idempotency-Key",
                        run + "-" + number,
                        "User-Agent",
                        AGENT),
                number -> Buffer.buffer(text(load, run, number)),
                200);
    }

    private static String text(Load load, String run, long number) {
        long at = System.currentTimeMillis();
        return LongStream.range(number * BATCH, (number + 1) * BATCH)
                .mapToObj(event -> load.json(run, event, at))
                .collect(Collectors.joining("\n"));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
