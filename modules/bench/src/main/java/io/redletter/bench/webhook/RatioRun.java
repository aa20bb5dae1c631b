package io.redletter.bench.webhook;

import io.redletter.bench.load.Asking;
import io.redletter.bench.load.Clients;
import io.redletter.bench.load.Went;
import io.redletter.bench.process.CpuTime;
import io.redletter.bench.process.RealDisk;
import io.redletter.bench.webhook.AtOnce.Round;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Many deliveries due at one instant, and in turns with them a bare client that posts the same bytes to the same sink over as
 * many connections.
 */
final class RatioRun {
    /** As the standard configuration lets run to one account. */
    private static final int AT_A_TIME = 8;

    private static final int WIDE = 40;

    private final RealDisk disk;
    private final int deliveries;
    private final int rounds;
    private final int accounts;
    private final double seconds;

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
     * @param bare requests a second of the bare client over as many connections
     * @param loop requests a second of a bare client that asks one after the other
     * @param seconds from due until the last outcome of pushes to one account is stored
     * @param firstMillis from due until the first message is at the sink
     * @param cpuOurs processor microseconds of all processes together for one delivery
     * @param cpuBare the same for one request of the bare client
     * @param exact whether the sink got each message once, and none early
     * @param finished whether every push is finished in the end
     */
    record Found(
            double single,
            double wide,
            double bare,
            double loop,
            double seconds,
            double firstMillis,
            double cpuOurs,
            double cpuBare,
            boolean exact,
            boolean finished) {}

    Found run() throws IOException {
        try (Bed bed = new Bed(disk.directory(), accounts);
                Clients clients = new Clients(Math.min(accounts * AT_A_TIME, 320));
                Clients one = new Clients(1)) {
            AtOnce atOnce = new AtOnce(bed);
            List<Round> single = new ArrayList<>();
            List<Round> wide = new ArrayList<>();
            List<Bare> bare = new ArrayList<>();
            List<Bare> loop = new ArrayList<>();
            boolean exact = warm(atOnce);
            Asking same = same(bed);
            clients.closedLoop(same, seconds);
            for (int round = 0; round < rounds; round++) {
                single.add(atOnce.round(deliveries, 1));
                bare.add(bare(clients, same));
                wide.add(atOnce.round(deliveries, WIDE));
                loop.add(bare(one, same));
            }
            exact &= Stream.concat(single.stream(), wide.stream()).allMatch(Round::exact);
            boolean finished =
                    bed.office().count("pushes", "firing") == 0 && bed.office().count("pushes", "armed") == 0;
            return new Found(
                    median(single, Round::perSecond),
                    median(wide, Round::perSecond),
                    median(bare, Bare::perSecond),
                    median(loop, Bare::perSecond),
                    median(single, Round::seconds),
                    median(single, Round::firstMillis),
                    median(single, Round::cpuMicros),
                    median(bare, Bare::cpuMicros),
                    exact,
                    finished);
        }
    }

    /** A program that has just begun is compiled while it works, for some ten thousand deliveries. */
    private boolean warm(AtOnce atOnce) {
        return atOnce.round(deliveries / 10, 1).exact()
                && atOnce.round(deliveries, WIDE).exact()
                && atOnce.round(deliveries, 1).exact();
    }

    /** What a bare client did. */
    private record Bare(double perSecond, double cpuMicros) {}

    private Bare bare(Clients clients, Asking same) {
        Duration cpu = CpuTime.ofAll();
        Went went = clients.closedLoop(same, seconds);
        return new Bare(went.perSecond(), CpuTime.ofAll().minus(cpu).toNanos() / 1e3 / went.done());
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

    private static <T> double median(List<T> rounds, ToDoubleFunction<T> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
