package io.redletter.agenda;

import io.redletter.agenda.Alarm.Popped;
import io.redletter.agenda.Pauses.Paused;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sleeps until the next of one lane is due, then has it claimed and fired. One turn at a time, on the agenda's context;
 * without Redis, what is due is read from MongoDB at each turn.
 *
 * <p>Each lane has a loop of its own, so that nothing of a more urgent lane waits for a less urgent one. The other way
 * round it must: before a loop claims, it lets the loops of more urgent lanes look once more.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final long NONE = -1;

    /** The first of many leave while the rest is still being claimed. */
    private static final int FIRST_BATCH = 50;

    private static final int GROWTH = 3;

    private final Vertx vertx;
    private final Context context;
    private final Duration longestSleep;
    private final StoreClock clock;
    private final Alarm alarm;
    private final Pauses pauses;
    private final OpenLane lane;
    private final List<Loop> moreUrgent;
    private final Hands hands;
    private final Sweep sweep;
    private Instant nextWake = Instant.MAX;
    private long timer = NONE;
    private int batch = FIRST_BATCH;
    private boolean running;
    private boolean turning;
    private boolean again;
    private boolean starved;
    private Promise<Void> turnEnd = Promise.promise();
    private volatile boolean alarmAnswers = true;

    /** @param moreUrgent the loops of all lanes with a higher priority */
    Loop(Run.Parts parts, OpenLane lane, List<Loop> moreUrgent) {
        this.vertx = parts.vertx();
        this.context = parts.context();
        this.longestSleep = parts.longestSleep();
        this.clock = parts.stores().clock();
        this.alarm = parts.stores().alarm();
        this.pauses = parts.stores().pauses();
        this.lane = lane;
        this.moreUrgent = moreUrgent;
        this.hands = parts.hands();
        this.sweep = parts.sweep();
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

    /** Completes when what is due now has been claimed, as far as there is room for it in one turn; never fails. */
    private Future<Void> look() {
        if (running && !turning) {
            turn();
        }
        return turning ? turnEnd.future() : Future.succeededFuture();
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
        turnEnd = Promise.promise();
        again = false;
        cancelTimer();
        Instant now = clock.now();
        int free = pauses.known().lane(lane.name()) ? 0 : Math.min(lane.free(), batch);
        starved = lane.free() == 0;
        Future<Turn> turn = free == 0
                ? pauses.read().map(new Turn(Instant.MAX, false))
                : alarm.pop(Map.of(lane.name(), free), now)
                        .map(Optional::of)
                        .otherwise(Optional.empty())
                        .compose(popped -> popped.isPresent() ? byAlarm(popped.get(), free, now) : byRecord(free, now));
        turn.onComplete(done -> context.runOnContext(v -> finish(done)));
    }

    private Future<Turn> byAlarm(Popped popped, int asked, Instant now) {
        answers(true);
        if (!popped.broken().isEmpty()) {
            sweep.rebuild(lane);
        }
        List<AlarmMember> members = popped.members().getOrDefault(lane.name(), List.of());
        Turn turn = new Turn(popped.next(), members.size() >= asked);
        return members.isEmpty()
                ? Future.succeededFuture(turn)
                : urgentFirst().compose(v -> claim(members, now)).map(turn);
    }

    /** Members that this node still works on keep their alarm; all others have had their chance, paused ones until they resume. */
    private Future<Void> claim(List<AlarmMember> members, Instant now) {
        List<AlarmMember> fresh =
                members.stream().filter(member -> !lane.has(member.id())).toList();
        Future<Paused> paused = pauses.read();
        Future<List<Document>> due = lane.record().due(fresh, now);
        return Future.all(paused, due)
                .compose(read -> paused.result().lane(lane.name())
                        ? Future.succeededFuture()
                        : hands.fire(lane, open(due.result(), paused.result()), now)
                                .onSuccess(claimed -> alarm.remove(lane.name(), fresh)));
    }

    private List<Document> open(List<Document> due, Paused paused) {
        return lane.record().open(due, paused.groups(lane.name()));
    }

    private Future<Turn> byRecord(int limit, Instant now) {
        answers(false);
        return urgentFirst()
                .compose(v -> pauses.read())
                .compose(paused -> paused.lane(lane.name())
                        ? Future.succeededFuture(List.of())
                        : lane.record().due(now, paused.groups(lane.name()), limit))
                .compose(due -> hands.fire(lane, due, now).map(new Turn(Instant.MAX, due.size() >= limit)));
    }

    private Future<Void> urgentFirst() {
        return Future.join(moreUrgent.stream().map(Loop::look).toList()).mapEmpty();
    }

    private void finish(AsyncResult<Turn> done) {
        turning = false;
        turnEnd.complete();
        if (done.failed()) {
            LOG.debug("turn failed lane={}", lane.name(), done.cause());
            sweep.soon();
            sleepUntil(clock.now().plus(longestSleep));
            return;
        }
        batch = done.result().more() ? batch * GROWTH : FIRST_BATCH;
        batch = Math.min(batch, OpenLane.AT_ONCE);
        if (again || done.result().more()) {
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

    private void answers(boolean now) {
        if (alarmAnswers != now) {
            LOG.warn(
                    now ? "Redis is back lane={}" : "Redis does not answer lane={}: due times are read from MongoDB",
                    lane.name());
            alarmAnswers = now;
        }
    }

    /**
     * How a turn went.
     *
     * @param next when the next is due
     * @param more whether more may be due already
     */
    private record Turn(Instant next, boolean more) {}
}
