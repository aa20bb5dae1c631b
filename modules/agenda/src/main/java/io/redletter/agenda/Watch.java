package io.redletter.agenda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows that this node lives, watches the others, and takes over from the dead. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int AT_A_TIME = 500;

    private final Vertx vertx;
    private final Duration heartbeat;
    private final Stores stores;
    private final Nodes nodes;
    private final Incarnation self;
    private final Silence silence;
    private final Collection<OpenLane> lanes;
    private final Hands hands;
    private final boolean storeClock;
    private boolean running;
    private long timer = -1;

    Watch(Vertx vertx, AgendaConfig config, Stores stores, Run.Node node, Collection<OpenLane> lanes, Hands hands) {
        this.vertx = vertx;
        this.heartbeat = config.heartbeat();
        this.storeClock = config.storeClock();
        this.stores = stores;
        this.nodes = node.all();
        this.self = node.self();
        this.silence = new Silence(self.id(), config.silence(), config.heartbeat(), System.nanoTime());
        this.lanes = lanes;
        this.hands = hands;
    }

    /** Completes after the first look: a former run of this node has been taken over from by then. */
    Future<Void> start() {
        running = true;
        return look().onComplete(done -> arm());
    }

    void stop() {
        running = false;
        vertx.cancelTimer(timer);
    }

    void suspect(String owner) {
        silence.suspect(owner);
    }

    private void arm() {
        if (running) {
            timer = vertx.setTimer(heartbeat.toMillis(), fired -> look().onComplete(done -> {
                if (done.failed()) {
                    LOG.warn("no sign of life could be stored", done.cause());
                }
                arm();
            }));
        }
    }

    private Future<Void> look() {
        return (storeClock ? stores.clock().correct() : Future.<Void>succeededFuture())
                .compose(v -> nodes.beat(self, stores.clock().now()))
                .compose(v -> stores.pauses().read())
                .compose(v -> nodes.beats())
                .map(beats -> silence.dead(beats, System.nanoTime()))
                .compose(this::takeOverFrom);
    }

    private Future<Void> takeOverFrom(Set<String> dead) {
        return Future.join(dead.stream().map(this::takeOverFrom).toList()).mapEmpty();
    }

    private Future<Void> takeOverFrom(String owner) {
        return Future.join(lanes.stream().map(lane -> takeOver(owner, lane)).toList())
                .compose(done -> {
                    List<Boolean> left = done.list();
                    if (!running || left.contains(true)) {
                        return Future.succeededFuture();
                    }
                    silence.forget(owner);
                    return nodes.forget(owner);
                });
    }

    /** Whether something may be left for the next look. */
    private Future<Boolean> takeOver(String owner, OpenLane lane) {
        int room = Math.min(lane.free(), AT_A_TIME);
        if (room == 0) {
            return Future.succeededFuture(true);
        }
        return lane.record().firingOf(owner, room).compose(found -> hands.takeOver(
                        lane, found, stores.clock().now())
                .map(found.size() == room));
    }
}
