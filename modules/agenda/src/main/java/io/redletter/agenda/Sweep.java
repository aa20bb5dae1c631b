package io.redletter.agenda;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches the record for what the alarm missed: once a minute, and soon after trouble. Also rebuilds the alarm of a lane
 * when Redis lost it, soonest first, so that what is due fires while the rest is still being added.
 */
final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int PAGE = 2000;
    private static final int ORPHANS = 200;
    private static final Duration EVER = Duration.ofDays(36_500);
    private static final int MAX_DOUBLINGS = 6;
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Duration interval;
    private final StoreClock clock;
    private final Alarm alarm;
    private final Collection<OpenLane> lanes;
    private final Hands hands;
    private final String self;
    private final Listener listener;
    private boolean running;
    private boolean sweeping;
    private int troubles;
    private boolean soon;
    private long timer = NONE;

    Sweep(
            Vertx vertx,
            Duration interval,
            Stores stores,
            Collection<OpenLane> lanes,
            Hands hands,
            String self,
            Listener listener) {
        this.vertx = vertx;
        this.interval = interval;
        this.clock = stores.clock();
        this.alarm = stores.alarm();
        this.lanes = lanes;
        this.hands = hands;
        this.self = self;
        this.listener = listener;
    }

    void start() {
        running = true;
        run();
    }

    void stop() {
        running = false;
        vertx.cancelTimer(timer);
    }

    /** Sweeps after a second; the longer the trouble lasts, the longer the wait, up to the usual interval. */
    void soon() {
        if (!soon) {
            soon = true;
            troubles = Math.min(troubles + 1, MAX_DOUBLINGS);
            arm();
        }
    }

    /** Adds everything of the lane that waits. */
    void rebuild(OpenLane lane) {
        if (!running || !lane.startRebuilding()) {
            return;
        }
        LOG.info("alarm empty or lost lane={}: building it from MongoDB", lane.name());
        addMissing(lane, clock.now().plus(EVER), null)
                .compose(v -> alarm.complete(lane.name()))
                .onFailure(failure -> LOG.warn("alarm not rebuilt lane={}, will try again", lane.name(), failure))
                .onComplete(done -> lane.endRebuilding());
    }

    /** Adds what waits of a group that was paused: it left the alarm when it fell due. */
    void bringBack(OpenLane lane, String group) {
        if (running && lane.lane().group() != null) {
            addGroup(lane, group, null)
                    .onFailure(failure -> LOG.warn("group not back lane={} group={}", lane.name(), group, failure))
                    .onFailure(failure -> soon());
        }
    }

    private Future<Void> addGroup(OpenLane lane, String group, @Nullable Document after) {
        return lane.record()
                .waitingOf(group, clock.now().plus(EVER), after, PAGE)
                .compose(page -> alarm.addMissing(lane.name(), alarms(page))
                        .onSuccess(v -> listener.added().run())
                        .compose(v -> page.size() < PAGE
                                ? Future.succeededFuture()
                                : addGroup(lane, group, page.get(page.size() - 1))));
    }

    private void run() {
        if (!running || sweeping) {
            return;
        }
        sweeping = true;
        soon = false;
        Future.join(lanes.stream().map(this::sweep).toList())
                .onSuccess(done -> troubles = soon ? troubles : 0)
                .onFailure(failure -> {
                    LOG.warn("sweep failed, will try again", failure);
                    soon();
                })
                .onComplete(done -> {
                    sweeping = false;
                    arm();
                });
    }

    private Future<Void> sweep(OpenLane lane) {
        return addMissing(lane, clock.now().plus(interval.multipliedBy(10)), null)
                .otherwiseEmpty() // without Redis the loop reads the record itself
                .compose(v -> takeOwnOrphans(lane))
                .compose(v -> lane.record().owners())
                .map(owners -> {
                    owners.stream().filter(owner -> !owner.equals(self)).forEach(listener.suspect());
                    return null;
                });
    }

    /** What stands under this node's name but is not in its hands: the answer to a claim was lost, or the work failed. */
    private Future<Void> takeOwnOrphans(OpenLane lane) {
        return lane.record()
                .firingOf(self, lane.inHand() + ORPHANS)
                .compose(found -> hands.takeOver(lane, found, clock.now()));
    }

    private Future<Void> addMissing(OpenLane lane, Instant until, @Nullable Document after) {
        if (!running) {
            return Future.failedFuture("stopped");
        }
        return lane.record().waiting(until, after, PAGE).compose(page -> alarm.addMissing(lane.name(), alarms(page))
                .onSuccess(v -> listener.added().run())
                .compose(v -> page.size() < PAGE
                        ? Future.succeededFuture()
                        : addMissing(lane, until, page.get(page.size() - 1))));
    }

    private static Map<AlarmMember, Instant> alarms(List<Document> page) {
        Map<AlarmMember, Instant> alarms = new LinkedHashMap<>();
        page.forEach(document -> alarms.put(
                new AlarmMember(document.getString("_id"), LaneRecord.version(document)), LaneRecord.due(document)));
        return alarms;
    }

    private void arm() {
        if (!running || sweeping) {
            return;
        }
        vertx.cancelTimer(timer);
        long usual = interval.toMillis();
        long wait = soon ? Math.min(usual, jitter(500L << troubles)) : usual;
        timer = vertx.setTimer(wait, fired -> run());
    }

    private static long jitter(long millis) {
        return millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    }

    /**
     * Who must know what a sweep found.
     *
     * @param added alarms may have been added
     * @param suspect someone else has work in hand
     */
    record Listener(Runnable added, Consumer<String> suspect) {}
}
