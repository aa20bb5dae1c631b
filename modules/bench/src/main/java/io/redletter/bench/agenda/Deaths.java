package io.redletter.bench.agenda;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Stores;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.bson.Document;

/** Nodes that are killed, and a Redis that forgets. */
final class Deaths {
    private static final String LANE = "deaths";
    private static final int HELD = 1000;
    private static final long PATIENCE_NANOS = 300_000_000_000L;

    private final Path directory;
    private final Stores stores;

    Deaths(Path directory, Stores stores) {
        this.directory = directory;
        this.stores = stores;
    }

    /**
     * Seconds from a kill until another node has what the dead one had in hand.
     *
     * @param wrong documents that were fired again instead of taken over, or that nobody has
     */
    record TakenOver(double first, double all, long wrong) {}

    /** Two nodes share what is due and never end; one is killed. */
    TakenOver takeOver() throws IOException {
        try (Ground watching = new Ground(directory.resolve("watching"), stores.mongoUri(), stores.redisUri())) {
            Armed armed = new Armed(watching.mongo(), LANE);
            try (Launched dying = node("dying", LANE);
                    Launched other = node("other", LANE)) {
                String dead = dying.value("ready");
                armed.arm(watching.agenda(), LANE, "held", HELD, i -> Instant.now());
                until(() -> armed.in("firing") == HELD && armed.inHandOf(dead) > 0, "all are in hand");
                long inHand = armed.inHandOf(dead);
                long began = System.nanoTime();
                dying.kill();
                until(() -> armed.inHandOf(dead) < inHand, "the first is taken over");
                double first = since(began);
                until(() -> armed.inHandOf(dead) == 0, "all are taken over");
                double all = since(began);
                return new TakenOver(first, all, HELD - armed.inHandOf(other.value("ready")));
            }
        }
    }

    /**
     * Seconds from the start of a process until the first document that is due is claimed, while many wait.
     *
     * @param withStores whether the stores are killed and started again as well, and their start counts
     */
    double restart(String lane, String id, boolean withStores) throws IOException {
        String mongo = stores.mongoUri();
        try (Ground watching = new Ground(directory.resolve("watching"), mongo, stores.redisUri())) {
            Armed armed = new Armed(watching.mongo(), lane);
            await(watching.mongo().done(armed.documents().insertOne(Armed.document(id, 0, Instant.now()))));
            await(watching.agenda().set(lane, id, 1, Instant.now()));
            long began = System.nanoTime();
            if (withStores) {
                stores.killAll();
            }
            Launched node = node("restarted-" + withStores, lane);
            try {
                until(() -> "firing".equals(state(armed, id)), "the first has fired");
                return since(began);
            } finally {
                node.close();
            }
        }
    }

    private static String state(Armed armed, String id) {
        Document stored = armed.read(id);
        return String.valueOf(stored.getString("state"));
    }

    /**
     * What it took to build a lost alarm again.
     *
     * @param whole seconds until it holds everything
     * @param soonest seconds until what was due meanwhile had fired
     */
    record Rebuilt(double whole, double soonest) {}

    /** Redis forgets everything while the agenda runs and something is due. */
    static Rebuilt rebuild(Ground ground, BenchLane lane, Armed armed) {
        String whole = "rl:{agenda}:whole:" + lane.name();
        lane.forget();
        String id = "forgotten-" + System.nanoTime();
        await(ground.mongo().done(armed.documents().insertOne(Armed.document(id, 0, Instant.now()))));
        long began = System.nanoTime();
        await(ground.redis().send(Command.FLUSHALL));
        until(() -> lane.fired().stream().anyMatch(fired -> fired.id().equals(id)), "what is due has fired");
        double soonest = since(began);
        awaitWhole(ground, whole);
        double all = since(began);
        armed.finish();
        return new Rebuilt(all, soonest);
    }

    /** Waits until the lane's alarm holds everything that waits. */
    static void awaitWhole(Ground ground, String sentinel) {
        until(
                () -> {
                    Response there = await(ground.redis().send(Command.EXISTS, sentinel));
                    return there != null && there.toInteger() == 1;
                },
                "the alarm is whole");
    }

    private Launched node(String name, String lane) throws IOException {
        Path own = Files.createDirectories(directory.resolve(name));
        return Launched.startMain(
                own.resolve("node.log"),
                Map.of(),
                AgendaNode.class.getName(),
                own.toString(),
                stores.mongoUri(),
                stores.redisUri(),
                lane);
    }

    private static void until(BooleanSupplier holds, String what) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            Patience.pause(10);
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
