package io.redletter.agenda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows that this node lives, watches the others, and takes over from the dead. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int AT_A_TIME = 500;
    private static final long BREATH_MILLIS = 50;

    private final Vertx vertx;
    private final Duration heartbeat;
    private final Stores stores;
    private final Nodes nodes;
    private final Incarnation self;
    private final Silence silence;
    private final Collection<OpenLane> lanes;
    private final Hands hands;
    private final boolean storeClock;
    private final Set<String> goingOn = new HashSet<>();
    private Set<String> dead = Set.of();
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

    private Future<Void> takeOverFrom(Set<String> found) {
        dead = found;
        return Future.join(found.stream().map(this::takeOverFrom).toList()).mapEmpty();
    }

    /** A dead node may leave more than there is room for: what is left is not kept waiting for the next look. */
    private void goOn(String owner) {
        if (running && dead.contains(owner) && goingOn.add(owner)) {
            vertx.setTimer(BREATH_MILLIS, fired -> {
                goingOn.remove(owner);
                if (running && dead.contains(owner)) {
                    takeOverFrom(owner).onFailure(failure -> LOG.warn("not taken over yet from={}", owner, failure));
                }
            });
        }
    }

    private Future<Void> takeOverFrom(String owner) {
        return Future.join(lanes.stream().map(lane -> takeOver(owner, lane)).toList())
                .compose(done -> {
                    List<Boolean> left = done.list();
                    if (!running || left.contains(true)) {
                        goOn(owner);
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
