package io.redletter.agenda;

import io.redletter.agenda.Pauses.Pause;
import io.redletter.platform.Platform;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
    private final Loop loop;
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
        this.loop = new Loop(vertx, context, config.longestSleep(), stores, this.lanes, hands, sweep);
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
                loop.alarmAnswers(),
                hands.working(),
                stores.pauses().known().lanes());
    }

    Future<Void> start() {
        return onContext(() -> watch.start().onSuccess(v -> {
            if (running) {
                loop.start();
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
            loop.wakeAt(due);
            if (!taken) {
                sweep.soon();
            }
        });
    }

    private Future<Void> halt() {
        running = false;
        return onContext(() -> {
            loop.stop();
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
        loop.wake();
    }

    private void wake() {
        loop.wake();
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

    private final class Progress implements Hands.Listener {
        @Override
        public void freed() {
            loop.freed();
        }

        @Override
        public void trouble() {
            sweep.soon();
        }
    }
}
