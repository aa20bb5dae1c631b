package io.redletter.bench.crash;

import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.wire.Points;
import io.redletter.bench.crash.wire.Trap;
import io.redletter.bench.crash.wire.Watcher;
import io.redletter.bench.exact.Counted;
import io.redletter.bench.process.Patience;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Lets misfortunes happen one after another over a span of time; the seed decides which, when and to whom. */
final class Misfortunes {
    /** Longer than a node may be silent before another takes over, and than that one needs to notice. */
    private static final int FROZEN_MILLIS = 7_000;

    private static final int TRAP_MILLIS = 4_000;
    private static final int READY_MILLIS = 60_000;
    private static final int STEP_MILLIS = 100;
    private static final List<String> POINTS = List.of(
            Points.PUSH_CLAIM,
            Points.INTENT,
            Points.FILED,
            Points.CLAIM,
            Points.SUBMITTING,
            Points.PROGRESS,
            Points.WINDOW,
            Points.OUTCOME);

    private final CrashHouse house;
    private final Random random;
    private final Map<Misfortune, Integer> done = new EnumMap<>(Misfortune.class);
    private final Map<String, Integer> points = new TreeMap<>();

    Misfortunes(CrashHouse house, long seed) {
        this.house = house;
        this.random = new Random(seed);
    }

    /** Each kind as often as its weight says, and none left out where there is room for all. */
    private List<Misfortune> plan(int kills) {
        List<Misfortune> bag = new ArrayList<>();
        for (Misfortune kind : Misfortune.values()) {
            bag.addAll(Collections.nCopies(kind.weight(), kind));
        }
        Collections.shuffle(bag, random);
        List<Misfortune> plan = new ArrayList<>(List.of(Misfortune.values()));
        while (plan.size() < kills) {
            plan.add(bag.get(plan.size() % bag.size()));
        }
        List<Misfortune> chosen = new ArrayList<>(plan.subList(0, kills));
        Collections.shuffle(chosen, random);
        return chosen;
    }

    /** Spreads so many over the time from now on. */
    void happen(int kills, long spanMillis) throws IOException, InterruptedException {
        long began = System.nanoTime();
        List<Misfortune> plan = plan(kills);
        for (int i = 0; i < plan.size(); i++) {
            long at = spanMillis * i / plan.size() + random.nextInt(400);
            Patience.pause(Math.max(0, at - (System.nanoTime() - began) / 1_000_000));
            happen(plan.get(i));
            done.merge(plan.get(i), 1, Integer::sum);
        }
    }

    private void happen(Misfortune kind) throws IOException, InterruptedException {
        CrashNode node = someone();
        switch (kind) {
            case NODE_KILLED -> killed(node);
            case NODE_KILLED_AT_A_POINT -> atAPoint(node, met -> {
                killed(node);
                return Watcher.Way.CUT;
            });
            case NODE_FROZEN -> atAPoint(node, met -> frozen(node));
            case REDIS_KILLED -> house.stores().killRedis();
            case STORES_KILLED -> house.stores().killAll();
            case REDIS_FLUSHED -> Counted.await(
                    house.redis().send(Command.FLUSHALL).otherwiseEmpty());
        }
    }

    /** One that serves, if there is one soon: killing again and again what only starts would show little. */
    private CrashNode someone() {
        List<CrashNode> ready =
                house.nodes().stream().filter(CrashNode::isReady).toList();
        for (int i = 0; ready.isEmpty() && i < READY_MILLIS / STEP_MILLIS; i++) {
            Patience.pause(STEP_MILLIS);
            ready = house.nodes().stream().filter(CrashNode::isReady).toList();
        }
        List<CrashNode> some = ready.isEmpty() ? house.nodes() : ready;
        return some.get(random.nextInt(some.size()));
    }

    static void killed(CrashNode node) {
        node.kill();
        node.startSoon();
    }

    /** It sleeps while another takes over, and then does what it was about to do. */
    private static Watcher.Way frozen(CrashNode node) {
        node.freeze();
        Patience.pause(FROZEN_MILLIS);
        node.thaw();
        return Watcher.Way.PASS;
    }

    /** At a write that happens to come by; where none does, it happens at that moment. */
    private void atAPoint(CrashNode node, Trap.Spring spring) throws InterruptedException {
        String point = POINTS.get(random.nextInt(POINTS.size()));
        Trap.Moment moment = random.nextBoolean() ? Trap.Moment.BEFORE : Trap.Moment.AFTER;
        Trap trap = new Trap(command -> Points.of(command).contains(point), 1 + random.nextInt(3), moment, spring);
        node.watch().lay(trap);
        boolean began = trap.isHeldWithin(TRAP_MILLIS);
        node.watch().take(trap);
        if (began) {
            points.merge(moment + " " + point, 1, Integer::sum);
        } else {
            spring.spring(node.name());
        }
    }

    /** How often each happened. */
    Map<Misfortune, Integer> done() {
        return done;
    }

    /** How often a node was met at which point. */
    Map<String, Integer> points() {
        return points;
    }
}
