package io.redletter.bench.scan;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.Report;
import io.redletter.bench.exact.Load;
import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether an address, an agent or a visitor's text that was sent stands anywhere after a million events. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        description = "发送一百万个事件后,逐字节查找来访地址与浏览器名 (a byte scan for what was sent)")
public final class ScanBench implements Callable<Integer> {
    private static final Duration STORE_LIMIT = Duration.ofSeconds(60);
    private static final String ADDRESSES = "198.18.";
    private static final String AGENT = "ByteScan7f3a91";
    private static final String VISITOR = "scan-visitor-";
    private static final String SEEN = "campaign_bench0";
    private static final int BATCH = 1_000;
    private static final List<String> COLLECTIONS =
            List.of("reach_counts", "reach_visitors", "reach_visitor_keys", "reach_batches", "reach_units", "audit");

    @Option(names = "--events", defaultValue = "1000000", description = "事件数,其中一成单独发送 (events, a tenth of them single)")
    private long events = 1_000_000;

    @Option(names = "--data", paramLabel = "DIR", description = "真实磁盘上的空目录 (an empty directory on a real disk)")
    private @Nullable Path data;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    /** Made by the command line. */
    public ScanBench() {}

    @Override
    public Integer call() throws IOException {
        RealDisk disk = RealDisk.of("scan", data);
        Vertx vertx = Vertx.vertx();
        Places places = new Places(List.of(ADDRESSES, AGENT, VISITOR, SEEN));
        long[] taken = new long[2];
        Map<String, String> settings = Map.of(
                "REDLETTER_REACH_SOURCE_PER_SECOND", "0",
                "REDLETTER_HTTP_BEHIND_PROXY", "true",
                "REDLETTER_REACH_WINDOW_IDS", "8000000");
        try (Stores stores = Stores.start(disk.directory().resolve("stores"))) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
            try (Node node = Node.start(disk.directory().resolve("node"), stores, settings);
                    Clients clients = new Clients(32)) {
                Load load = Load.signedBy(
                        new ScopeTokens(Vault.openOrCreate(node.directory().resolve("master.key"))));
                taken[0] = send(clients, single(node.site(), load), events / 10);
                taken[1] = send(clients, batch(node.site(), load), events * 9 / 10 / BATCH) * BATCH;
                Patience.pause(3_000);
                places.files(disk.directory()); // while the journal still holds what is being counted
            }
            places.redis(redis);
            places.mongo(mongo, COLLECTIONS);
            places.files(disk.directory());
        } finally {
            await(vertx.close());
        }
        Report report = new Report("scan")
                .count("singleEvents", taken[0])
                .count("batchedEvents", taken[1])
                .count("bytesLookedAt", places.bytes())
                .count("addressesFound", places.found().getOrDefault(ADDRESSES, -1L))
                .count("agentsFound", places.found().getOrDefault(AGENT, -1L))
                .count("visitorTextsFound", places.found().getOrDefault(VISITOR, -1L))
                .promise("every event was taken", taken[0] + taken[1] >= events)
                .promise("the scan sees what is there", places.found().getOrDefault(SEEN, 0L) > 0)
                .promise(
                        "no address, agent or visitor's text stands anywhere",
                        List.of(ADDRESSES, AGENT, VISITOR).stream()
                                .allMatch(word -> places.found().getOrDefault(word, -1L) == 0));
        if (data == null) {
            disk.remove();
        }
        return report.print(spec.commandLine().getOut());
    }

    private static long send(Clients clients, Asking asking, long requests) {
        long done = 0;
        while (done < requests) {
            Went went = clients.closedLoop(asking, 2);
            done += went.done();
        }
        return done;
    }

    private static Asking single(String site, Load load) {
        return new Asking(
                URI.create(site), "/r", ScanBench::from, number -> Buffer.buffer(event(load, "s", number)), 204);
    }

    private static Asking batch(String site, Load load) {
        String run = "scan" + System.nanoTime();
        return new Asking(
                URI.create(site),
                "/api/v1/reach/events",
                number -> {
                    Map<String, String> headers = new java.util.HashMap<>(from(number));
                    headers.put("Content-Type", "application/x-ndjson");
                    headers.put("Idempotency-Key", run + "-" + number);
                    return headers;
                },
                number -> Buffer.buffer(LongStream.range(number * BATCH, (number + 1) * BATCH)
                        .mapToObj(each -> event(load, "b", each))
                        .collect(Collectors.joining("\n"))),
                200);
    }

    private static String event(Load load, String run, long number) {
        return load.json(run, number, System.currentTimeMillis()).replace("\"v\":\"v", "\"v\":\"" + VISITOR);
    }

    private static Map<String, String> from(long number) {
        return Map.of(
                "User-Agent",
                "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36 "
                        + AGENT + number % 5_000,
                "X-Forwarded-For",
                ADDRESSES + number / 250 % 250 + "." + number % 250);
    }
}
