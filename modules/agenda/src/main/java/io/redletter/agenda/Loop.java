package io.redletter.agenda;

import io.redletter.agenda.Alarm.Popped;
import io.redletter.agenda.Pauses.Paused;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sleeps until the next is due, then has it claimed and fired. One turn at a time, on the agenda's context; without
 * Redis, what is due is read from MongoDB at each turn.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long NONE = -1;

    private final Vertx vertx;
    private final Context context;
    private final Duration longestSleep;
    private final StoreClock clock;
    private final Alarm alarm;
    private final Pauses pauses;
    private final Map<String, OpenLane> lanes;
    private final Hands hands;
    private final Sweep sweep;
    private Instant nextWake = Instant.MAX;
    private long timer = NONE;
    private boolean running;
    private boolean turning;
    private boolean again;
    private boolean starved;
    private volatile boolean alarmAnswers = true;

    Loop(
            Vertx vertx,
            Context context,
            Duration longestSleep,
            Stores stores,
            Map<String, OpenLane> lanes,
            Hands hands,
            Sweep sweep) {
        this.vertx = vertx;
        this.context = context;
        this.longestSleep = longestSleep;
        this.clock = stores.clock();
        this.alarm = stores.alarm();
        this.pauses = stores.pauses();
        this.lanes = lanes;
        this.hands = hands;
        this.sweep = sweep;
    }

    void start() {
        running = true;
        turn();
    }

    void stop() {
        running = false;
        cancelTimer();
    }

    boolean alarmAnswers() {
        return alarmAnswers;
    }

    /** Looks at once. */
    void wake() {
        turn();
    }

    /** There is room again: looks if something was left for want of room. */
    void freed() {
        if (starved) {
            turn();
        }
    }

    /** Makes sure to be awake then. */
    void wakeAt(Instant due) {
        if (running && due.isBefore(nextWake)) {
            if (turning) {
                again = true;
            } else {
                sleepUntil(due);
            }
        }
    }

    private void turn() {
        if (!running) {
            return;
        }
        if (turning) {
            again = true;
            return;
        }
        turning = true;
        again = false;
        cancelTimer();
        Instant now = clock.now();
        Map<String, Integer> quotas = quotas();
        starved = lanes.values().stream().anyMatch(lane -> lane.free() == 0);
        Future<Turn> turn = quotas.isEmpty()
                ? Future.succeededFuture(new Turn(Instant.MAX, false))
                : alarm.pop(quotas, now)
                        .map(Optional::of)
                        .otherwise(Optional.empty())
                        .compose(popped ->
                                popped.isPresent() ? byAlarm(popped.get(), quotas, now) : byRecord(quotas, now));
        turn.onComplete(done -> context.runOnContext(v -> finish(done)));
    }

    private Future<Turn> byAlarm(Popped popped, Map<String, Integer> quotas, Instant now) {
        answers(true);
        popped.broken().forEach(lane -> sweep.rebuild(lane(lane)));
        boolean more = quotas.entrySet().stream()
                .anyMatch(quota ->
                        popped.members().getOrDefault(quota.getKey(), List.of()).size() >= quota.getValue());
        Turn turn = new Turn(popped.next(), more);
        if (popped.members().isEmpty()) {
            return Future.succeededFuture(turn);
        }
        return pauses.read()
                .compose(paused -> urgentFirst(
                        popped.members().keySet(),
                        paused,
                        lane -> claim(lane, popped.members().getOrDefault(lane.name(), List.of()), paused, now)))
                .map(turn);
    }

    /** Members that this node still works on keep their alarm; all others have had their chance, paused ones until they resume. */
    private Future<Void> claim(OpenLane lane, List<AlarmMember> members, Paused paused, Instant now) {
        List<AlarmMember> fresh =
                members.stream().filter(member -> !lane.has(member.id())).toList();
        return lane.record()
                .due(fresh, paused.groups(lane.name()), now)
                .compose(due -> hands.fire(lane, due, now))
                .onSuccess(claimed -> alarm.remove(lane.name(), fresh));
    }

    private Future<Turn> byRecord(Map<String, Integer> quotas, Instant now) {
        answers(false);
        AtomicBoolean more = new AtomicBoolean();
        return pauses.read()
                .compose(paused -> urgentFirst(quotas.keySet(), paused, lane -> lane.record()
                        .due(now, paused.groups(lane.name()), lane.free())
                        .compose(due -> {
                            more.compareAndSet(false, due.size() >= lane.free());
                            return hands.fire(lane, due, now);
                        })))
                .map(v -> new Turn(Instant.MAX, more.get()));
    }

    private Future<Void> urgentFirst(Collection<String> names, Paused paused, Function<OpenLane, Future<Void>> claim) {
        Future<Void> chain = Future.succeededFuture();
        for (String name : names) {
            if (!paused.lane(name)) {
                chain = chain.compose(v -> claim.apply(lane(name)));
            }
        }
        return chain;
    }

    private void finish(AsyncResult<Turn> done) {
        turning = false;
        if (done.failed()) {
            LOG.debug("turn failed", done.cause());
            sweep.soon();
            sleepUntil(clock.now().plus(longestSleep));
        } else if (again || done.result().more()) {
            context.runOnContext(v -> turn());
        } else {
            sleepUntil(done.result().next());
        }
    }

    private void sleepUntil(Instant wake) {
        cancelTimer();
        if (!running) {
            return;
        }
        Instant now = clock.now();
        Instant latest = now.plus(longestSleep);
        nextWake = wake.isBefore(latest) ? wake : latest;
        long sleep = nextWake.isAfter(now) ? Duration.between(now, nextWake).toMillis() : 0;
        timer = vertx.setTimer(Math.max(1, sleep), fired -> {
            timer = NONE;
            context.runOnContext(v -> turn());
        });
    }

    private void cancelTimer() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
        nextWake = Instant.MAX;
    }

    private Map<String, Integer> quotas() {
        Paused paused = pauses.known();
        Map<String, Integer> quotas = new LinkedHashMap<>();
        lanes.values().forEach(lane -> {
            if (lane.free() > 0 && !paused.lane(lane.name())) {
                quotas.put(lane.name(), lane.free());
            }
        });
        return quotas;
    }

    private void answers(boolean now) {
        if (alarmAnswers != now) {
            LOG.warn(now ? "Redis is back" : "Redis does not answer: due times are read from MongoDB");
            alarmAnswers = now;
        }
    }

    private OpenLane lane(String name) {
        OpenLane lane = lanes.get(name);
        if (lane == null) {
            throw new IllegalStateException("lane " + name + ": not open");
        }
        return lane;
    }

    /**
     * How a turn went.
     *
     * @param next when the next is due
     * @param more whether more may be due already
     */
    private record Turn(Instant next, boolean more) {}
}
