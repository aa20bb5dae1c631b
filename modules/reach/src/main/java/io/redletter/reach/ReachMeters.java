package io.redletter.reach;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.redletter.reach.count.Counter;
import io.redletter.reach.live.LiveReach;

/** What an operator watches; {@code reach.audit.difference} and {@code reach.journal.lost} must stay 0. */
final class ReachMeters {
    private ReachMeters() {}

    static void bind(MeterRegistry meters, Counter counter, LiveReach live) {
        Gauge.builder("reach.audit.difference", counter, Counter::auditDifference)
                .description("Sum of all counters less what was accepted and not repeated: 0")
                .register(meters);
        Gauge.builder("reach.journal.lost", counter, from -> from.journal().lostRecords())
                .description("Acknowledged events that the disk lost: 0")
                .register(meters);
        Gauge.builder("reach.journal.lag", counter, Counter::lag)
                .description("Events in the journal not yet counted")
                .register(meters);
        Gauge.builder("reach.journal.delay", counter, from -> from.delayMillis() / 1000.0)
                .baseUnit("seconds")
                .description("For how long the oldest of them has waited")
                .register(meters);
        Gauge.builder("reach.journal.waiting", counter, from -> from.journal().waitingBytes())
                .baseUnit("bytes")
                .description("Waiting to be written")
                .register(meters);
        Gauge.builder("reach.journal.bytes", counter, from -> from.journal().bytesOnDisk())
                .baseUnit("bytes")
                .description("Taken by the journal on disk")
                .register(meters);
        Gauge.builder("reach.journal.synced", counter, from -> from.journal().syncedAt() / 1000.0)
                .baseUnit("seconds")
                .description("When the disk last had everything acknowledged, since 1970; 0 before the first event")
                .register(meters);
        Gauge.builder("reach.live.viewers", live, LiveReach::viewers)
                .description("Open live streams")
                .register(meters);
    }
}
