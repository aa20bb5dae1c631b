package io.redletter.delivery;

import io.redletter.delivery.channel.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way to one account on this node: so many calls at a time, so many a second, none while the target rests. Whoever
 * would wait longer than a moment is given an appointment instead of a place, so that a target that hangs holds up nobody
 * else. Touched on the agenda's context only.
 */
final class AccountGate {
    private static final int MOST_WAITING = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration LATEST = Duration.ofMinutes(10);
    private static final long REVIEW_MILLIS = 100;
    private static final double LEARNING = 0.2;

    private final InstantSource clock;
    private final Ticks ticks;
    private final Breaker breaker;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Deque<Prepared> prepared = new ArrayDeque<>();
    private final Map<Object, Long> onWire = new LinkedHashMap<>(); // since when, the oldest first
    private Pace pace;
    private TokenBucket bucket;
    private int admitted;
    private double meanNanos;
    private Instant lastAppointment = Instant.MIN;
    private boolean watched;

    AccountGate(Pace pace, InstantSource clock, Ticks ticks) {
        this.pace = pace;
        this.clock = clock;
        this.ticks = ticks;
        this.breaker = new Breaker(clock);
        this.bucket = new TokenBucket(pace.perSecond(), ticks.nanos());
    }

    /** Time that only goes forward, for measuring and waiting. */
    interface Ticks {
        long nanos();

        void after(long millis, Runnable then);
    }

    /** The line to the target, for an attempt whose intent is stored. */
    interface Wire {
        /** Makes the call in its turn; {@code POSTPONED} where the target rests by then, or is too slow. */
        Future<Outcome> call(Supplier<Future<Outcome>> call);
    }

    /** From now on. */
    void keep(Pace wanted) {
        if (!wanted.equals(pace)) {
            bucket = wanted.perSecond() == pace.perSecond()
                    ? bucket
                    : new TokenBucket(wanted.perSecond(), ticks.nanos());
            pace = wanted;
        }
    }

    Breaker breaker() {
        return breaker;
    }

    /**
     * Lets an attempt begin when there is room.
     *
     * @param postponed what to answer instead, where there will be none soon
     */
    Future<Ended> run(Function<Wire, Future<Ended>> attempt, Function<Outcome, Ended> postponed) {
        if (breaker.isOpen()) {
            return Future.succeededFuture(postponed.apply(resting()));
        }
        if (waiting.size() >= MOST_WAITING || isTooLong(ahead() + 1)) {
            return Future.succeededFuture(postponed.apply(busy()));
        }
        if (waiting.isEmpty() && admitted < mostAdmitted()) {
            return admit(attempt);
        }
        Waiting turn = new Waiting(attempt, postponed, Promise.promise());
        waiting.add(turn);
        watch();
        return turn.promise().future();
    }

    private Future<Ended> admit(Function<Wire, Future<Ended>> attempt) {
        admitted++;
        return Future.succeededFuture().compose(v -> attempt.apply(this::call)).onComplete(done -> {
            admitted--;
            next();
        });
    }

    private Future<Outcome> call(Supplier<Future<Outcome>> call) {
        Prepared ready = new Prepared(call, Promise.promise());
        prepared.add(ready);
        next();
        return ready.promise().future();
    }

    private void next() {
        while (!prepared.isEmpty() && breaker.isOpen()) {
            prepared.remove().promise().complete(resting());
        }
        while (!prepared.isEmpty() && onWire.size() < room() && bucket.take(ticks.nanos())) {
            begin(prepared.remove());
        }
        while (!waiting.isEmpty() && breaker.isOpen()) {
            waiting.remove().postpone(resting());
        }
        while (!waiting.isEmpty() && admitted < mostAdmitted()) {
            Waiting turn = waiting.remove();
            admit(turn.attempt()).onComplete(turn.promise());
        }
        if (!prepared.isEmpty() || !waiting.isEmpty()) {
            watch();
        }
    }

    private void begin(Prepared ready) {
        Object mark = new Object();
        long began = ticks.nanos();
        onWire.put(mark, began);
        Future.succeededFuture().compose(v -> ready.call().get()).onComplete(done -> {
            onWire.remove(mark);
            long took = ticks.nanos() - began;
            meanNanos = meanNanos == 0 ? took : meanNanos + LEARNING * (took - meanNanos);
            if (done.succeeded()) {
                breaker.learn(done.result());
            }
            ready.promise().handle(done);
            next();
        });
    }

    /** Looks again soon at what waits: for a token, for the end of a rest, or for a target that has become too slow. */
    private void watch() {
        if (!watched) {
            watched = true;
            long token = bucket.waitNanos(1, ticks.nanos()) / 1_000_000;
            ticks.after(Math.max(1, Math.min(REVIEW_MILLIS, token == 0 ? REVIEW_MILLIS : token)), this::review);
        }
    }

    private void review() {
        watched = false;
        while (!waiting.isEmpty() && isTooLong(ahead())) {
            waiting.removeLast().postpone(busy());
        }
        while (!prepared.isEmpty() && isTooLong(ahead())) {
            prepared.removeLast().promise().complete(busy());
        }
        next();
    }

    private int room() {
        return breaker.state() == Breaker.State.CLOSED ? pace.atATime() : 1;
    }

    private int mostAdmitted() {
        return breaker.state() == Breaker.State.CLOSED ? pace.atATime() + pace.ahead() : 1;
    }

    /** How many are before their call. */
    private int ahead() {
        return waiting.size() + admitted - onWire.size();
    }

    private boolean isTooLong(int place) {
        return expectedNanos(place) > PATIENCE.toNanos();
    }

    /** How long the one at this place will wait, counted from 1, as far as the last calls and those under way tell. */
    private long expectedNanos(int place) {
        int behind = Math.max(0, place - Math.max(0, room() - onWire.size()));
        return Math.max((long) (behind * serviceNanos() / room()), bucket.waitNanos(place, ticks.nanos()));
    }

    private double serviceNanos() {
        long oldest = onWire.isEmpty()
                ? 0
                : ticks.nanos() - onWire.values().iterator().next();
        return Math.max(meanNanos, (double) oldest);
    }

    private Outcome busy() {
        Duration expected = Duration.ofNanos(expectedNanos(ahead() + 1));
        return Outcome.postponed(
                "channel-busy",
                "渠道繁忙,稍后再发 (too much waits for this channel)",
                appointment(clock.instant().plus(expected.compareTo(PATIENCE) < 0 ? PATIENCE : expected)));
    }

    private Outcome resting() {
        return Outcome.postponed(
                "channel-resting",
                "渠道连续出错或要求放慢,暂停片刻再发 (this channel is left alone for a moment)",
                appointment(breaker.restsUntil()));
    }

    /** Appointments lie as far apart as the target can take them, but none is too far away. */
    private Duration appointment(Instant earliest) {
        Instant now = clock.instant();
        long apart = (long) (serviceNanos() / pace.atATime());
        Instant next = lastAppointment.plusNanos(lastAppointment.equals(Instant.MIN) ? 0 : apart);
        Instant at = next.isAfter(earliest) ? next : earliest;
        Instant latest = (earliest.isAfter(now) ? earliest : now).plus(LATEST);
        lastAppointment = at.isAfter(latest) ? latest : at;
        return Duration.between(now, lastAppointment);
    }

    private record Waiting(
            Function<Wire, Future<Ended>> attempt, Function<Outcome, Ended> postponed, Promise<Ended> promise) {
        void postpone(Outcome why) {
            promise.complete(postponed.apply(why));
        }
    }

    private record Prepared(Supplier<Future<Outcome>> call, Promise<Outcome> promise) {}
}
