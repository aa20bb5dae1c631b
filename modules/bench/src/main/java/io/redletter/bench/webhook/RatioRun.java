package io.redletter.bench.webhook;

import static io.redletter.bench.exact.Counted.await;

import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
import io.redletter.bench.process.CpuTime;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.RealDisk;
import io.redletter.campaign.Push;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Many deliveries due at one instant, and in turns with them a bare client that posts the same bytes to the same sink over as
 * many connections.
 */
final class RatioRun {
    /** As the standard configuration lets run to one account. */
    private static final int AT_A_TIME = 8;

    private static final int WIDE = 40;
    private static final int WARM = 4_000;
    private static final int PATIENCE_SECONDS = 180;

    private final RealDisk disk;
    private final int deliveries;
    private final int rounds;
    private final int accounts;
    private final double seconds;
    private double first;
    private double cpuOurs;
    private double cpuBare;
    private double armingNanos = 2_000_000; // of one push

    RatioRun(RealDisk disk, int deliveries, int rounds, int accounts, double seconds) {
        this.disk = disk;
        this.deliveries = deliveries;
        this.rounds = rounds;
        this.accounts = accounts;
        this.seconds = seconds;
    }

    /**
     * What was found; medians of the rounds.
     *
     * @param single deliveries a second of pushes to one account each, from due until the last outcome is stored
     * @param wide the same of pushes to many accounts each
     * @param bare requests a second of the bare client
     * @param seconds from due until the last outcome of pushes to one account is stored
     * @param firstMillis from due until the first message is at the sink, of the last round
     * @param cpuOurs processor microseconds of all processes together for one delivery of the last wide round
     * @param cpuBare the same for one request of the bare client
     * @param exact whether the sink got each message once, and none early
     * @param finished whether every push is finished in the end
     */
    record Found(
            double single,
            double wide,
            double bare,
            double seconds,
            double firstMillis,
            double cpuOurs,
            double cpuBare,
            boolean exact,
            boolean finished) {}

    Found run() throws IOException {
        try (Bed bed = new Bed(disk, accounts);
                Clients clients = new Clients(Math.min(accounts * AT_A_TIME, 320))) {
            List<Double> single = new ArrayList<>();
            List<Double> wide = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            int warm = Math.min(deliveries, WARM);
            boolean exact = instant(bed, warm / 4, 1, new ArrayList<>())
                    && instant(bed, warm, 1, new ArrayList<>())
                    && instant(bed, warm, WIDE, new ArrayList<>());
            Asking same = same(bed);
            clients.closedLoop(same, seconds);
            for (int round = 0; round < rounds; round++) {
                exact &= instant(bed, deliveries, 1, single);
                bare.add(bare(clients, same));
                exact &= instant(bed, deliveries, WIDE, wide);
            }
            boolean finished =
                    bed.office().count("pushes", "firing") == 0 && bed.office().count("pushes", "armed") == 0;
            double took = deliveries / median(single);
            return new Found(
                    median(single), median(wide), median(bare), took, first, cpuOurs, cpuBare, exact, finished);
        }
    }

    /** @return whether each came once */
    private boolean instant(Bed bed, int many, int width, List<Double> rates) {
        Office office = bed.office();
        List<String> channels = office.channels();
        int wide = Math.min(width, channels.size());
        int pushes = many / wide;
        Instant due = office.now().plusMillis(1_500).plusNanos((long) (2 * armingNanos * pushes));
        bed.reset(due);
        List<Push> all = IntStream.range(0, pushes)
                .mapToObj(i -> office.push(
                        due, wide == 1 ? List.of(channels.get(i % channels.size())) : channels.subList(0, wide)))
                .toList();
        long before = office.sent();
        long began = System.nanoTime();
        await(office.arm(all));
        if (!office.now().isBefore(due)) {
            throw new IllegalStateException("arming took too long: this machine is too busy");
        }
        armingNanos = (System.nanoTime() - began) / (double) pushes;
        long expected = before + (long) pushes * wide;
        Duration cpu = CpuTime.ofAll();
        long limit = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (office.sent() < expected && System.nanoTime() < limit) {
            Patience.pause(5);
        }
        double took = Duration.between(due, office.now()).toNanos() / 1e9;
        rates.add((office.sent() - before) / took);
        cpuOurs = CpuTime.ofAll().minus(cpu).toNanos() / 1e3 / (office.sent() - before);
        while (office.count("pushes", "firing") > 0 && System.nanoTime() < limit) {
            Patience.pause(200);
        }
        HookSink.Tally tally = bed.tally();
        first = tally.delays().get(4);
        return tally.messages() == (long) pushes * wide
                && tally.requests() == tally.messages()
                && tally.early() == 0
                && office.sent() == expected;
    }

    private double bare(Clients clients, Asking same) {
        Duration cpu = CpuTime.ofAll();
        Went went = clients.closedLoop(same, seconds);
        cpuBare = CpuTime.ofAll().minus(cpu).toNanos() / 1e3 / went.done();
        return went.perSecond();
    }

    /** What the office sent, again and again, each under an id of its own. */
    private static Asking same(Bed bed) {
        JsonObject message = new JsonObject(bed.firstMessage());
        Map<String, String> headers = new HashMap<>();
        message.getJsonObject("headers")
                .forEach(header -> headers.put(header.getKey(), String.valueOf(header.getValue())));
        headers.remove("host");
        headers.remove("content-length");
        Buffer body = Buffer.buffer(message.getString("body"));
        return new Asking(
                bed.sink(),
                "/in/0",
                number -> {
                    Map<String, String> mine = new HashMap<>(headers);
                    mine.put("webhook-id", "msg_bare" + number);
                    return mine;
                },
                number -> body,
                204);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
