package io.redletter.bench.crash;

import io.redletter.bench.crash.channel.CrashChannel;
import io.redletter.bench.crash.channel.CrashChannels;
import io.redletter.bench.crash.house.CrashHouse;
import io.redletter.bench.crash.house.CrashNode;
import io.redletter.bench.crash.proof.Audit;
import io.redletter.bench.crash.proof.Ledger;
import io.redletter.bench.crash.proof.Promise.Broken;
import io.redletter.bench.crash.proof.Stored;
import io.redletter.bench.crash.proof.StoredPush;
import io.redletter.bench.crash.proof.Tally;
import io.redletter.bench.process.Patience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: pushes armed, everything harmed while they are due, everything compared. */
final class CrashRun {
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(12);
    private static final int ARMING_MILLIS = 100;

    /**
     * What is to be done.
     *
     * @param nodes 1 or 2
     * @param seconds over which the pushes are due and the misfortunes happen
     * @param trouble faults of the other side per hundred pushes
     * @param controls whether to show that the audit notices what is missing
     */
    record Order(
            int pushes,
            int kills,
            int nodes,
            int seconds,
            int trouble,
            long seed,
            Sweep.Extent sweep,
            boolean controls) {}

    /**
     * What was found.
     *
     * @param sweep null where there was none
     * @param withoutVersion what the audit found broken in a program without it; null where that was not tried
     */
    record Found(
            Tally tally,
            List<Broken> broken,
            Misfortunes harm,
            int faults,
            double settleSeconds,
            @Nullable Sweep sweep,
            @Nullable List<Broken> withoutVersion,
            @Nullable List<Broken> withoutIntent) {}

    private final CrashHouse house;
    private final Order order;
    private final Arming arming;
    private int faults;

    CrashRun(CrashHouse house, Order order) {
        this.house = house;
        this.order = order;
        this.arming = new Arming(house);
    }

    Found run() throws IOException, InterruptedException {
        List<CrashChannel> channels = CrashChannels.all();
        arming.open(channels);
        Misfortunes misfortunes = new Misfortunes(house, order.seed());
        List<String> pushes = new ArrayList<>(harmed(channels, misfortunes));
        double settled = settle(pushes);
        Sweep sweep = order.sweep() == Sweep.Extent.NONE ? null : new Sweep(house, arming);
        if (sweep != null) {
            boolean full = order.sweep() == Sweep.Extent.FULL;
            sweep.run(full ? channels : channels.subList(0, 1), full);
            pushes.addAll(sweep.pushes());
        }
        Stored stored = new Stored(house.mongo());
        Audit audit = new Audit(arming.kinds(), Ledger.read(house.ledger()));
        Tally tally = audit.look(stored.of(pushes));
        Control control = new Control(house, arming);
        List<Broken> withoutIntent = order.controls() ? control.withoutIntent(channels.get(0)) : null;
        List<Broken> withoutVersion =
                order.controls() ? control.withoutVersion(channels.get(0), channels.get(1)) : null;
        return new Found(tally, audit.broken(), misfortunes, faults, settled, sweep, withoutVersion, withoutIntent);
    }

    private List<String> harmed(List<CrashChannel> channels, Misfortunes misfortunes)
            throws IOException, InterruptedException {
        Instant released = house.planner(house.nodes().get(0)).released();
        Instant soonest = Instant.now().plusMillis(5_000L + (long) ARMING_MILLIS * order.pushes());
        Instant first = (soonest.isBefore(released) ? released : soonest).plusSeconds(1);
        List<String> pushes = arming.arm(order.pushes(), first, order.seconds() * 1_000L);
        Arming.until(first);
        long every = order.seconds() * 100_000L / Math.max(1L, (long) order.pushes() * order.trouble());
        try (Trouble trouble = Trouble.start(house.sandbox(), channels, every, order.seed())) {
            misfortunes.happen(order.kills(), order.seconds() * 1_000L);
            Arming.until(first.plusSeconds(order.seconds()));
            faults = trouble.ordered();
        }
        return pushes;
    }

    /** Waits until every push is final, or the patience ends. */
    private double settle(List<String> pushes) throws IOException {
        Stored stored = new Stored(house.mongo());
        long began = System.nanoTime();
        for (CrashNode node : house.nodes()) {
            node.start();
        }
        while (System.nanoTime() - began < SETTLE_LIMIT.toNanos()) {
            if (stored.pushes(pushes).stream().allMatch(StoredPush::isFinal)) {
                break;
            }
            Patience.pause(500);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
