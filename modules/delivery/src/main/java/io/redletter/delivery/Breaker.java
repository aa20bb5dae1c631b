package io.redletter.delivery;

import io.redletter.delivery.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one account: leaves a target alone after several troubles in a row, or when it asks to be called
 * less often; then lets a single call try, and lets everything through again once one went well.
 */
final class Breaker {
    /** How it stands. */
    enum State {
        /** Everything may go. */
        CLOSED,
        /** Nothing may. */
        OPEN,
        /** The rest is over: one call may try. */
        HALF_OPEN
    }

    private static final int TROUBLES = 5;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final InstantSource clock;
    private int troubles;
    private final AtomicInteger rests = new AtomicInteger(); // read by pages too, like the instant
    private volatile Instant restsUntil = Instant.MIN;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    State state() {
        if (isOpen()) {
            return State.OPEN;
        }
        return rests.get() > 0 ? State.HALF_OPEN : State.CLOSED;
    }

    boolean isOpen() {
        return clock.instant().isBefore(restsUntil);
    }

    /** In the past where it does not rest. */
    Instant restsUntil() {
        return restsUntil;
    }

    /** What came of a call that was made; one that began before a rest and ends in it says nothing new. */
    void learn(Outcome outcome) {
        if (outcome.isThrottling()) {
            rest(asked(outcome.after()));
        } else if (isOpen()) {
            return;
        } else if (outcome.isTargetAiling()) {
            troubles++;
            if (troubles >= TROUBLES || rests.get() > 0) {
                rest(doubled(REST));
            }
        } else {
            troubles = 0;
            rests.set(0);
        }
    }

    private void rest(Duration rest) {
        Instant until = clock.instant().plus(rest);
        rests.addAndGet(isOpen() ? 0 : 1);
        restsUntil = until.isAfter(restsUntil) ? until : restsUntil;
        troubles = 0;
    }

    private Duration asked(@Nullable Duration after) {
        if (after == null || after.isZero()) {
            return doubled(PAUSE);
        }
        return after.compareTo(LONGEST) < 0 ? after : LONGEST;
    }

    /** Longer with every rest that was followed by another trouble. */
    private Duration doubled(Duration rest) {
        return rest.multipliedBy(1L << Math.min(rests.get(), MOST_DOUBLINGS));
    }
}
