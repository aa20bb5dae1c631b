package io.redletter.bench.agenda;

import io.redletter.bench.agenda.Costs.Cost;
import io.redletter.bench.agenda.Deaths.Rebuilt;
import io.redletter.bench.agenda.Deaths.TakenOver;
import io.redletter.bench.agenda.Timing.Burst;
import io.redletter.bench.agenda.Timing.Steady;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.process.Stores;
import io.redletter.bench.webhook.AtOnce;
import io.redletter.bench.webhook.Bed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run: everything armed, then one question after the other. */
final class AgendaRun {
    private static final String LANE = "many";
    private static final int ACCOUNTS = 40;

    /** What is asked: how many wait, how many are due at one instant and how often, how long at 100 a second. */
    record Order(int armed, int burst, int seconds, int samples, int rounds) {}

    /** What was found; see the records of each part. */
    record Found(
            double armingSeconds,
            Steady steady,
            List<Burst> bursts,
            AtOnce.Round delivered,
            List<Cost> costs,
            Rebuilt rebuilt,
            TakenOver takenOver,
            double restart,
            double restartWithStores) {}

    /** What is found of a node that runs. */
    private record Before(double armingSeconds, Steady steady, List<Burst> bursts, List<Cost> costs, Rebuilt rebuilt) {}

    private final RealDisk disk;
    private final Order order;
    private final Consumer<String> progress;

    AgendaRun(RealDisk disk, Order order, Consumer<String> progress) {
        this.disk = disk;
        this.order = order;
        this.progress = progress;
    }

    Found run() throws IOException {
        Path directory = disk.directory();
        try (Stores stores = Stores.start(directory.resolve("stores"))) {
            Before before = whileItRuns(directory, stores);
            progress.accept("many at one instant, delivered");
            AtOnce.Round delivered = delivered(directory, stores);
            progress.accept("kills");
            Deaths deaths = new Deaths(directory, stores);
            TakenOver takenOver = deaths.takeOver();
            double restart = deaths.restart(LANE, "first-again", false);
            double withStores = deaths.restart(LANE, "first-of-all", true);
            return new Found(
                    before.armingSeconds(),
                    before.steady(),
                    before.bursts(),
                    delivered,
                    before.costs(),
                    before.rebuilt(),
                    takenOver,
                    restart,
                    withStores);
        }
    }

    private Before whileItRuns(Path directory, Stores stores) throws IOException {
        try (Ground ground = new Ground(directory.resolve("node"), stores.mongoUri(), stores.redisUri())) {
            Map<Integer, BenchLane> sizes = new LinkedHashMap<>();
            for (int size = 1000; size < order.armed(); size *= 10) {
                sizes.put(size, ground.open("size" + size, false));
            }
            BenchLane lane = ground.open(LANE, false);
            ground.start();
            Armed armed = new Armed(ground.mongo(), LANE);
            Instant far = Instant.now().plus(Duration.ofDays(1));
            progress.accept("arming " + order.armed());
            long began = System.nanoTime();
            armed.store("far", order.armed(), i -> far.plusSeconds(i));
            double arming = (System.nanoTime() - began) / 1e9;
            sizes.forEach((size, small) ->
                    new Armed(ground.mongo(), small.name()).store("far", size, i -> far.plusSeconds(i)));
            progress.accept("a lost Redis");
            Rebuilt rebuilt = Deaths.rebuild(ground, lane, armed);
            Timing timing = new Timing(ground, lane, armed);
            timing.burst("warm", Math.min(2000, order.burst()));
            progress.accept("100 a second");
            Steady steady = timing.steady(100, order.seconds());
            progress.accept("many at one instant");
            List<Burst> bursts = new ArrayList<>();
            for (int round = 1; round <= order.rounds(); round++) {
                bursts.add(timing.burst("round" + round, order.burst()));
            }
            progress.accept("the cost of a claim");
            Costs costs = new Costs(ground);
            List<Cost> found = new ArrayList<>();
            sizes.forEach((size, small) ->
                    found.add(costs.of(small, new Armed(ground.mongo(), small.name()), size, order.samples())));
            found.add(costs.of(lane, armed, order.armed(), order.samples()));
            return new Before(arming, steady, bursts, found, rebuilt);
        }
    }

    /** The same instant for whole deliveries, from the claim to the stored outcome, while everything else still waits in the record. */
    private AtOnce.Round delivered(Path directory, Stores stores) throws IOException {
        Path own = Files.createDirectories(directory.resolve("delivered"));
        try (Bed bed = new Bed(own, stores, ACCOUNTS)) {
            AtOnce atOnce = new AtOnce(bed);
            List<AtOnce.Round> rounds = new ArrayList<>();
            atOnce.round(order.burst() / 10, 1);
            for (int round = 0; round <= order.rounds(); round++) {
                rounds.add(atOnce.round(order.burst(), 1));
            }
            rounds.remove(0); // the program was compiled meanwhile
            boolean exact = rounds.stream().allMatch(AtOnce.Round::exact);
            AtOnce.Round middle = rounds.stream()
                    .sorted(Comparator.comparingDouble(AtOnce.Round::seconds))
                    .toList()
                    .get(rounds.size() / 2);
            return exact ? middle : middle.notExact();
        }
    }
}
