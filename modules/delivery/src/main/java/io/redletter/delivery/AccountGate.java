package io.redletter.delivery;

import io.redletter.delivery.channel.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way to one account on this node: so many calls at a time, so many waiting, and none for a while after several that
 * met a target in trouble, so that one hanging target never slows the others. Touched on the agenda's context only.
 */
final class AccountGate {
    private static final int MOST_WAITING = 500;
    private static final int TROUBLES = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final int atATime;
    private final InstantSource clock;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private int troubles;
    private Instant restsUntil = Instant.MIN;

    AccountGate(int atATime, InstantSource clock) {
        this.atATime = atATime;
        this.clock = clock;
    }

    /**
     * Runs the call when there is room.
     *
     * @param postponed what to answer instead, where there will be none soon
     */
    Future<Ended> run(Supplier<Future<Ended>> call, Function<Outcome, Ended> postponed) {
        if (rests()) {
            return Future.succeededFuture(postponed.apply(resting()));
        }
        if (running < atATime) {
            return begin(call);
        }
        if (waiting.size() >= MOST_WAITING) {
            return Future.succeededFuture(postponed.apply(
                    Outcome.postponed("channel-busy", "渠道繁忙,稍后再发 (too much waits for this channel)", COME_BACK)));
        }
        Promise<Ended> turn = Promise.promise();
        waiting.add(
                () -> (rests() ? Future.succeededFuture(postponed.apply(resting())) : begin(call)).onComplete(turn));
        return turn.future();
    }

    private Future<Ended> begin(Supplier<Future<Ended>> call) {
        running++;
        return call.get().onComplete(done -> {
            running--;
            if (done.succeeded()) {
                learn(done.result().outcome().isTargetAiling());
            }
            next();
        });
    }

    /** After a rest a single call tries: its trouble begins another rest at once. */
    private void learn(boolean trouble) {
        if (!trouble) {
            troubles = 0;
            return;
        }
        troubles++;
        if (troubles >= TROUBLES) {
            troubles = TROUBLES - 1;
            restsUntil = clock.instant().plus(REST);
        }
    }

    private void next() {
        while (running < atATime && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private boolean rests() {
        return clock.instant().isBefore(restsUntil);
    }

    private Outcome resting() {
        return Outcome.postponed(
                "channel-resting",
                "渠道连续出错,暂停片刻再发 (this channel failed several times and is left alone for a moment)",
                Duration.between(clock.instant(), restsUntil));
    }
}
