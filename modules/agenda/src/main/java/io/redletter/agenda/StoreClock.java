package io.redletter.agenda;

import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The agenda's time: the given clock, corrected by how far this machine is off the store's. All nodes ask the same store,
 * so that they agree on when something is due whatever their machines believe.
 */
final class StoreClock {
    private static final long USABLE_ROUND_TRIP_MILLIS = 100;

    private final Clock clock;
    private final Clock machine = Clock.systemUTC();
    private final RedisLink redis;
    private volatile long offsetMillis;

    StoreClock(Clock clock, RedisLink redis) {
        this.clock = clock;
        this.redis = redis;
    }

    Instant now() {
        return clock.instant().plusMillis(offsetMillis);
    }

    /** Asks the store again; without an answer, or with one that took long, the last offset stays. */
    Future<Void> correct() {
        long asked = machine.millis();
        return redis.send(Command.TIME)
                .map(answer -> {
                    offsetMillis = offset(asked, storeMillis(answer), machine.millis(), offsetMillis);
                    return (Void) null;
                })
                .otherwiseEmpty();
    }

    /**
     * The offset lies somewhere in the round trip. Zero where zero is possible; else the lowest possible, for a clock
     * that is believed too early fires late by a millisecond, and one believed too late would fire early.
     */
    static long offset(long asked, long store, long answered, long former) {
        if (answered - asked > USABLE_ROUND_TRIP_MILLIS) {
            return former;
        }
        long lowest = store - answered;
        long highest = store + 1 - asked;
        return lowest <= 0 && highest >= 0 ? 0 : lowest;
    }

    private static long storeMillis(@Nullable Response time) {
        if (time == null || time.size() != 2) {
            throw new IllegalStateException("Redis TIME: " + time + " (expected: seconds and microseconds)");
        }
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }
}
