package io.redletter.bench.ingest;

import io.redletter.bench.exact.Counted;
import io.redletter.bench.exact.Load;
import io.redletter.bench.process.Patience;
import io.redletter.reach.count.EventCodec;
import io.redletter.reach.count.ReachEvent;
import io.redletter.reach.journal.Durability;
import io.redletter.reach.journal.Journal;
import io.redletter.reach.journal.JournalConfig;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What a node does that died with much in its journal and nothing in the stores: how soon it serves, how fast it counts what waits,
 * and how fast Redis is whole again after it lost everything.
 */
final class RecoveryRun {
    private static final int CAMPAIGNS = 10;
    private static final int FRAME = 500;
    private static final int SEGMENT_BYTES = 16 << 20;
    private static final long LIMIT_BYTES = 2L << 30;

    private final IngestHouse house;
    private final long events;

    /**
     * What was found.
     *
     * @param readySeconds from the start of the process until it serves, with the backlog in its journal
     * @param backlogPerSecond events a second from the start of the process until all stand in Redis
     * @param rebuiltPerSecond the same when the process died again, Redis was emptied, and MongoDB has some of it
     * @param wrong counters that are not what they should be
     */
    record Found(double readySeconds, double backlogPerSecond, double rebuiltPerSecond, long wrong) {}

    RecoveryRun(IngestHouse house, long events) {
        this.house = house;
        this.events = events;
    }

    Found run() throws IOException {
        Load load = house.load(CAMPAIGNS);
        Map<String, Map<String, Long>> expected = load.expected(events);
        double ready = house.restart(() -> fill(load));
        double waiting = secondsUntil(expected);
        double again = house.restart(() -> Counted.await(house.redis().send(Command.FLUSHALL)));
        double rebuilt = secondsUntil(expected);
        long wrong = expected.entrySet().stream()
                .filter(each ->
                        !each.getValue().equals(house.counted().inRedis().get(each.getKey())))
                .count();
        return new Found(ready, events / (ready + waiting), events / (again + rebuilt), wrong);
    }

    private double secondsUntil(Map<String, Map<String, Long>> expected) {
        long began = System.nanoTime();
        while (!house.counted().inRedis().entrySet().containsAll(expected.entrySet())) {
            Patience.pause(20);
        }
        return (System.nanoTime() - began) / 1e9;
    }

    /** As the node itself would have written them, had MongoDB and Redis been away. */
    private void fill(Load load) {
        Path directory = house.directory().resolve("reach").resolve("journal");
        Vertx vertx = Vertx.vertx();
        try {
            Journal journal = Journal.open(
                    vertx,
                    Clock.systemUTC(),
                    new JournalConfig(directory, Durability.OS, SEGMENT_BYTES, LIMIT_BYTES),
                    0);
            for (long from = 0; from < events; from += FRAME) {
                Counted.await(journal.append(records(load, from)));
            }
            Counted.await(journal.close());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Counted.await(vertx.close());
        }
    }

    private List<byte[]> records(Load load, long from) {
        long now = System.currentTimeMillis();
        List<ReachEvent> frame = LongStream.range(from, Math.min(events, from + FRAME))
                .mapToObj(number -> load.event(number, now))
                .toList();
        return EventCodec.write(frame);
    }
}
