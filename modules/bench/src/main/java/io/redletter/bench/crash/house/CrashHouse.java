package io.redletter.bench.crash.house;

import io.redletter.bench.exact.Counted;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Stores;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Stores, sandbox and nodes, started as processes in one directory, with a work that may leave. */
public final class CrashHouse implements AutoCloseable {
    /** Processes that live for seconds: what is compiled must pay soon. */
    static final Map<String, String> QUICK = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final Duration STORE_LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final Path directory;
    private final Stores stores;
    private final Launched sandbox;
    private final Mongo mongo;
    private final RedisLink redis;
    private final Planting planting;
    private final List<CrashNode> nodes;

    private CrashHouse(
            Vertx vertx,
            Path directory,
            Stores stores,
            Launched sandbox,
            Mongo mongo,
            RedisLink redis,
            Planting planting,
            List<CrashNode> nodes) {
        this.vertx = vertx;
        this.directory = directory;
        this.stores = stores;
        this.sandbox = sandbox;
        this.mongo = mongo;
        this.redis = redis;
        this.planting = planting;
        this.nodes = nodes;
    }

    /**
     * Starts everything.
     *
     * @param nodes how many nodes
     * @param hooks how many webhook receivers the sandbox has
     * @param apps how many accounts
     */
    public static CrashHouse start(Path directory, int nodes, int hooks, int apps) throws IOException {
        Vertx vertx = Vertx.vertx();
        Path box = Files.createDirectories(directory.resolve("sandbox"));
        Launched sandbox = Launched.beginMain(
                directory.resolve("sandbox.log"),
                QUICK,
                SandboxProcess.class.getName(),
                box.toString(),
                String.valueOf(hooks),
                String.valueOf(apps));
        Stores stores = Stores.start(directory.resolve("stores"));
        Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "redletter", STORE_LIMIT));
        RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, STORE_LIMIT));
        Planting planting = Planting.plant(directory.resolve("planted"), vertx, mongo, redis);
        sandbox.await("ready");
        Path home = Home.make(Files.createDirectories(directory.resolve("home")));
        List<String> targets =
                List.of(URI.create(sandbox.value("sandbox")).getAuthority(), "127.0.0.1:" + sandbox.value("mail"));
        List<CrashNode> all = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            Path own = directory.resolve("node-" + (char) ('a' + i));
            planting.share(own);
            all.add(CrashNode.prepare("node-" + (char) ('a' + i), own, home, planting.media(), stores, targets));
        }
        CompletableFuture.allOf(all.stream()
                        .map(node -> CompletableFuture.runAsync(() -> started(node)))
                        .toArray(CompletableFuture[]::new))
                .join();
        return new CrashHouse(vertx, directory, stores, sandbox, mongo, redis, planting, List.copyOf(all));
    }

    private static void started(CrashNode node) {
        try {
            node.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<CrashNode> nodes() {
        return nodes;
    }

    public Stores stores() {
        return stores;
    }

    public Mongo mongo() {
        return mongo;
    }

    public RedisLink redis() {
        return redis;
    }

    /** The sandbox's address, without a slash at its end. */
    public String sandbox() {
        return sandbox.value("sandbox");
    }

    /** Where it takes e-mail. */
    public int mailPort() {
        return Integer.parseInt(sandbox.value("mail"));
    }

    /** Where its ledger lies. */
    public Path ledger() {
        return directory.resolve("sandbox");
    }

    /** Someone who adds channels and arms pushes through this node. */
    public Planner planner(CrashNode node) {
        return new Planner(node.site(), planting);
    }

    @Override
    public void close() throws IOException {
        for (CrashNode node : nodes) {
            node.close();
        }
        sandbox.kill();
        Counted.await(redis.close());
        Counted.await(mongo.close());
        Counted.await(vertx.close());
        stores.close();
    }
}
