package io.redletter.bench.exact;

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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One run: everything started, events sent, everything harmed, both stores read. */
final class ExactRun {
    static final double VISITOR_ERROR = 0.02;

    private static final Duration STORE_LIMIT = Duration.ofSeconds(10);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(1);
    private static final Map<String, String> SETTINGS = Map.of(
            "REDLETTER_REACH_SOURCE_PER_SECOND", "0",
            "REDLETTER_REACH_WINDOW_IDS", "4000000");

    /** What is to be done; the seed decides what happens when. */
    record Order(long events, int kills, int cuts, int clients, int batch, long seed) {}

    /**
     * What was found.
     *
     * @param redis what Redis counts differently than it should, a line each; empty where nothing is wrong
     * @param mongo the same of MongoDB
     * @param visitors campaigns whose visitors in Redis are off by more than {@link #VISITOR_ERROR}, a line each
     * @param worstVisitors the largest relative error of a campaign's visitors
     */
    record Found(
            double seconds,
            double settleSeconds,
            Senders senders,
            Map<Misfortunes.Kind, Integer> harm,
            List<String> redis,
            List<String> mongo,
            List<String> visitors,
            double worstVisitors,
            long naiveExpected,
            long naiveCounted) {}

    private final RealDisk disk;
    private final Order order;

    ExactRun(RealDisk disk, Order order) {
        this.disk = disk;
        this.order = order;
    }

    Found run() throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx();
        try (Stores stores = Stores.start(disk.directory().resolve("stores"));
                Node node = Node.start(disk.directory().resolve("node"), stores, SETTINGS)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
            return run(stores, node, redis, mongo);
        } finally {
            Counted.await(vertx.close());
        }
    }

    private Found run(Stores stores, Node node, RedisLink redis, Mongo mongo) throws IOException, InterruptedException {
        Load load = Load.signedBy(
                new ScopeTokens(Vault.openOrCreate(node.directory().resolve("master.key"))));
        NaiveCounter naive = new NaiveCounter(redis);
        Thread counting = new Thread(naive, "naive");
        counting.start();
        Senders senders = new Senders(load, node.site(), "e" + order.seed(), order.events(), order.batch());
        Misfortunes misfortunes = new Misfortunes(node, stores, redis, order.seed(), order.kills(), order.cuts());
        long began = System.nanoTime();
        List<Thread> threads = senders.start(order.clients());
        misfortunes.happen(senders::acknowledged, order.events());
        for (Thread thread : threads) {
            thread.join();
        }
        naive.stop();
        counting.join();
        double seconds = since(began);
        return compare(load, senders, misfortunes, new Counted(mongo, redis), naive, seconds);
    }

    private Found compare(
            Load load, Senders senders, Misfortunes misfortunes, Counted counted, NaiveCounter naive, double seconds) {
        Map<String, Map<String, Long>> expected = load.expected(order.events());
        Map<String, Long> visitors = load.expectedVisitors(order.events());
        long began = System.nanoTime();
        List<String> redis;
        List<String> mongo;
        double worst;
        while (true) {
            redis = Differences.of(expected, counted.inRedis());
            mongo = Differences.of(expected, counted.inMongo());
            worst = Differences.worst(visitors, counted.visitorsInRedis());
            boolean agreed = redis.isEmpty() && mongo.isEmpty() && worst <= VISITOR_ERROR;
            if (agreed || since(began) > SETTLE_LIMIT.toSeconds()) {
                break;
            }
            Patience.pause(250);
        }
        double settle = since(began);
        return new Found(
                seconds,
                settle,
                senders,
                misfortunes.done(),
                redis,
                mongo,
                Differences.beyond(VISITOR_ERROR, visitors, counted.visitorsInRedis()),
                worst,
                naive.expected(),
                naive.counted());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }
}
