package io.redletter.bench.webhook;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.process.CpuTime;
import io.redletter.bench.process.Patience;
import io.redletter.campaign.Push;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** Many deliveries due at one instant, through everything from the claim to the stored outcome. */
public final class AtOnce {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();
    private static final long LEAST_LEAD_MILLIS = 1_200;

    /** Nothing is compiled yet, and who else uses the machine is unknown. */
    private static final long FIRST_LEAD_MILLIS = 4_000;

    private final Bed bed;
    private double armingNanos = 2_000_000; // of one push
    private long leadMillis = FIRST_LEAD_MILLIS;

    public AtOnce(Bed bed) {
        this.bed = bed;
    }

    /**
     * How a round went.
     *
     * @param seconds from due until the last outcome is stored
     * @param firstMillis from due until the first message is at the sink
     * @param cpuMicros processor microseconds of all processes together for one delivery
     * @param exact whether the sink got each message once, and none early
     */
    public record Round(long deliveries, double seconds, double firstMillis, double cpuMicros, boolean exact) {
        double perSecond() {
            return deliveries / seconds;
        }

        /** The same where another round was not exact. */
        public Round notExact() {
            return new Round(deliveries, seconds, firstMillis, cpuMicros, false);
        }
    }

    /** @param width to how many accounts each push goes */
    public Round round(int deliveries, int width) {
        Office office = bed.office();
        int wide = Math.min(width, office.channels().size());
        int pushes = Math.max(1, deliveries / wide);
        long many = (long) pushes * wide;
        Instant due = office.now().plusMillis(leadMillis).plusNanos((long) (2 * armingNanos * pushes));
        bed.reset(due);
        long before = office.sent();
        arm(pushes(due, pushes, wide), due);
        Duration cpu = CpuTime.ofAll();
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (office.sent() < before + many && System.nanoTime() < limit) {
            Patience.pause(5);
        }
        double took = Duration.between(due, office.now()).toNanos() / 1e9;
        long sent = office.sent() - before;
        double micros = CpuTime.ofAll().minus(cpu).toNanos() / 1e3 / sent;
        while (office.count("pushes", "firing") > 0 && System.nanoTime() < limit) {
            Patience.pause(100);
        }
        HookSink.Tally tally = bed.tally();
        boolean exact = tally.messages() == many && tally.requests() == many && tally.early() == 0 && sent == many;
        return new Round(sent, took, tally.delays().get(4), micros, exact);
    }

    private List<Push> pushes(Instant due, int count, int wide) {
        List<String> channels = bed.office().channels();
        return IntStream.range(0, count)
                .mapToObj(i -> bed.office()
                        .push(due, wide == 1 ? List.of(channels.get(i % channels.size())) : channels.subList(0, wide)))
                .toList();
    }

    private void arm(List<Push> pushes, Instant due) {
        long began = System.nanoTime();
        await(bed.office().arm(pushes));
        if (!bed.office().now().isBefore(due)) {
            throw new IllegalStateException("arming took too long: this machine is too busy");
        }
        armingNanos = (System.nanoTime() - began) / (double) pushes.size();
        leadMillis = LEAST_LEAD_MILLIS;
    }
}
