package io.redletter.bench.webhook;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.process.Patience;
import io.redletter.bench.process.RealDisk;
import io.redletter.campaign.Push;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * So many events a second, each stored as a push that is due at once, for so many minutes; each is timed from its instant to its
 * arrival at the sink.
 */
final class SteadyRun {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOST_BEHIND = 50;
    private static final long STEP_MILLIS = 10;

    /** For so long the program is still being compiled, with all of the machine. */
    private static final double WARM_SECONDS = 40;

    private final RealDisk disk;
    private final int rate;
    private final double minutes;
    private final int accounts;

    SteadyRun(RealDisk disk, int rate, double minutes, int accounts) {
        this.disk = disk;
        this.rate = rate;
        this.minutes = minutes;
        this.accounts = accounts;
    }

    /** @param events how many were put in */
    record Found(long events, HookSink.Tally tally) {}

    Found run() throws IOException {
        try (Bed bed = new Bed(disk.directory(), accounts)) {
            long before = bed.office().sent();
            settle(bed, before + feed(bed, Math.min(WARM_SECONDS, minutes * 60)));
            bed.reset();
            before = bed.office().sent();
            long events = feed(bed, minutes * 60);
            settle(bed, before + events);
            return new Found(events, bed.tally());
        }
    }

    /** Never waits for the program: an event whose storing is slow delays no other. */
    private long feed(Bed bed, double seconds) {
        Office office = bed.office();
        List<Future<Void>> storing = new ArrayList<>();
        long began = System.nanoTime();
        long events = 0;
        long all = (long) (rate * seconds);
        while (events < all) {
            long due = Math.min(all, (long) ((System.nanoTime() - began) / 1e9 * rate));
            Instant now = office.now();
            List<Push> some = new ArrayList<>();
            for (; events < due; events++) {
                some.add(office.push(now, List.of(office.channels().get((int)
                        (events % office.channels().size())))));
            }
            storing.add(office.arm(some));
            storing.removeIf(Future::succeeded);
            if (storing.size() > MOST_BEHIND) {
                await(storing.get(0));
            }
            Patience.pause(STEP_MILLIS);
        }
        await(Future.all(storing));
        return events;
    }

    private static void settle(Bed bed, long expected) {
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (bed.office().sent() < expected && System.nanoTime() < limit) {
            Patience.pause(50);
        }
        while (bed.office().count("pushes", "firing") > 0 && System.nanoTime() < limit) {
            Patience.pause(200);
        }
    }
}
