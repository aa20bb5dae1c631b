package io.redletter.app.rehearsal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that somebody else drives: it runs at some speed up to a moment, and from there on as any other. So hours in which
 * nothing happens pass in a blink, while whatever is due is met at its very moment and takes the time it takes. It never goes
 * back.
 */
final class StageClock extends Clock {
    private final LongSupplier nanos;
    private volatile Drive drive;

    /**
     * How it runs since it was last told.
     *
     * @param speed seconds that pass in one
     * @param until from here on it runs as any other
     */
    private record Drive(Instant since, long nanos, long speed, Instant until) {
        Instant at(long now) {
            long gone = now - nanos;
            long fast = Duration.between(since, until).toNanos() / speed;
            return gone <= fast ? since.plusNanos(gone * speed) : until.plusNanos(gone - fast);
        }
    }

    StageClock(Instant start) {
        this(start, System::nanoTime);
    }

    StageClock(Instant start, LongSupplier nanos) {
        this.nanos = nanos;
        this.drive = new Drive(start, nanos.getAsLong(), 1, start);
    }

    /** Runs at this speed up to that moment, and as any other clock after it. */
    void hurry(long speed, Instant until) {
        long now = nanos.getAsLong();
        Instant here = drive.at(now);
        drive = new Drive(here, now, speed, until.isAfter(here) ? until : here);
    }

    /** Runs as any other clock from now on. */
    void walk() {
        hurry(1, instant());
    }

    @Override
    public Instant instant() {
        return drive.at(nanos.getAsLong());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    /** The same clock, asked from another zone. */
    private static final class Zoned extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
