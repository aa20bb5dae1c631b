package io.redletter.agenda;

import io.redletter.agenda.Pauses.Pause;
import io.redletter.platform.Platform;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The agenda's parts at work between a start and a stop, all on one context. */
final class Run {
    private final Vertx vertx;
    private final AgendaConfig config;
    private final Context context;
    private final Node node;
    private final Stores stores;
    private final Map<String, OpenLane> lanes;
    private final Hands hands;
    private final Sweep sweep;
    private final List<Loop> loops;
    private final Watch watch;
    private volatile boolean running = true;

    Run(Platform platform, AgendaConfig config, Context context, Node node, Stores stores, Collection<OpenLane> lanes) {
        this.vertx = platform.vertx();
        this.config = config;
        this.context = context;
        this.node = node;
        this.stores = stores;
        this.lanes = urgentFirst(lanes);
        this.hands = new Hands(context, platform.meters(), stores.clock(), id(), new Progress());
        this.sweep = new Sweep(
                vertx, config.sweep(), stores, lanes, hands, id(), new Sweep.Listener(this::wake, this::suspect));
        this.loops = loops(new Parts(vertx, context, config.longestSleep(), stores, hands, sweep));
        this.watch = new Watch(vertx, config, stores, node, lanes, hands);
        stores.pauses().onResumed(resumed -> context.runOnContext(v -> resumed(resumed)));
    }

    String id() {
        return node.self().id();
    }

    AgendaHealth health() {
        return new AgendaHealth(
                id(),
                running,
                loops.stream().allMatch(Loop::alarmAnswers),
                hands.working(),
                stores.pauses().known().lanes());
    }

    Future<Void> start() {
        return onContext(() -> watch.start().onSuccess(v -> {
            if (running) {
                loops.forEach(Loop::start);
                sweep.start();
            }
        }));
    }

    Future<Void> stop() {
        return halt().compose(v -> onContext(() -> hands.idle()
                        .timeout(config.grace().toMillis(), TimeUnit.MILLISECONDS)
                        .compose(done -> node.all().forget(id()))
                        .otherwiseEmpty()))
                .compose(v -> letGo());
    }

    Future<Void> abandon() {
        return halt().compose(v -> letGo());
    }

    /** Fails without doing anything where the lane is not open on this node, or this node stops. */
    <T> Future<T> hold(String name, String id, Supplier<Future<T>> work) {
        OpenLane lane = lanes.get(name);
        return lane == null || !running
                ? Future.failedFuture(new IllegalStateException("lane " + name + ": not at work here"))
                : hands.hold(lane, id, work);
    }

    /** An alarm was set for then; where the alarm did not take it, the record is asked. */
    void isSet(Instant due, boolean taken) {
        context.runOnContext(v -> {
            loops.forEach(loop -> loop.wakeAt(due));
            if (!taken) {
                sweep.soon();
            }
        });
    }

    private Future<Void> halt() {
        running = false;
        return onContext(() -> {
            loops.forEach(Loop::stop);
            sweep.stop();
            watch.stop();
            return Future.succeededFuture();
        });
    }

    private Future<Void> letGo() {
        return vertx.executeBlocking(() -> {
            node.self().close();
            return null;
        });
    }

    /** The members of a paused group have left the alarm; those of a paused lane are still in it. */
    private void resumed(Set<Pause> resumed) {
        if (!running) {
            return;
        }
        for (Pause pause : resumed) {
            OpenLane lane = lanes.get(pause.lane());
            String group = pause.group();
            if (lane != null && group != null) {
                sweep.bringBack(lane, group);
            }
        }
        wake();
    }

    private void wake() {
        loops.forEach(Loop::wake);
    }

    /** The most urgent first, each with those above it. */
    private List<Loop> loops(Parts parts) {
        List<Loop> above = new ArrayList<>();
        List<Loop> equals = new ArrayList<>();
        int priority = Integer.MAX_VALUE;
        for (OpenLane lane : lanes.values()) {
            if (lane.lane().priority() < priority) {
                above.addAll(equals);
                equals.clear();
                priority = lane.lane().priority();
            }
            equals.add(new Loop(parts, lane, List.copyOf(above)));
        }
        above.addAll(equals);
        return List.copyOf(above);
    }

    private void suspect(String owner) {
        watch.suspect(owner);
    }

    private Future<Void> onContext(Supplier<Future<Void>> work) {
        return Future.future(promise -> context.runOnContext(v -> work.get().onComplete(promise)));
    }

    private static Map<String, OpenLane> urgentFirst(Collection<OpenLane> lanes) {
        Map<String, OpenLane> sorted = new LinkedHashMap<>();
        lanes.stream()
                .sorted(Comparator.comparingInt((OpenLane lane) -> lane.lane().priority())
                        .reversed())
                .forEach(lane -> sorted.put(lane.name(), lane));
        return sorted;
    }

    /** This node, and where all nodes show that they live. */
    record Node(Incarnation self, Nodes all) {}

    /** What the loops of all lanes share. */
    record Parts(Vertx vertx, Context context, Duration longestSleep, Stores stores, Hands hands, Sweep sweep) {}

    private final class Progress implements Hands.Listener {
        @Override
        public void freed() {
            loops.forEach(Loop::freed);
        }

        @Override
        public void trouble() {
            sweep.soon();
        }
    }
}
