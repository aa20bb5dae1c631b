package io.redletter.bench.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static io.redletter.bench.exact.Counted.await;

import com.mongodb.client.model.Sorts;
import io.redletter.bench.process.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What one claim costs while so many wait: from setting its alarm to the beginning of its work, one at a time. */
final class Costs {
    private static final int MOST_WARM = 100;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Ground ground;

    Costs(Ground ground) {
        this.ground = ground;
    }

    /**
     * @param waiting how many wait in the lane
     * @param claim milliseconds of one claim
     * @param record milliseconds to read what is due from the record alone, as without Redis
     */
    record Cost(int waiting, Spread claim, Spread record) {}

    Cost of(BenchLane lane, Armed armed, int waiting, int samples) {
        int warm = Math.min(MOST_WARM, samples);
        String prefix = "cost" + waiting;
        List<Double> claims = new ArrayList<>();
        lane.forget();
        for (int i = 0; i < samples + warm; i++) {
            String id = "now" + prefix + "-" + i;
            Instant due = ground.agenda().now();
            await(ground.mongo().done(armed.documents().insertOne(Armed.document(id, i, due))));
            long began = System.nanoTime();
            ground.agenda().set(lane.name(), id, 1, due);
            awaitFired(lane, i + 1);
            if (i >= warm) {
                claims.add((System.nanoTime() - began) / 1e6);
            }
        }
        armed.finish();
        List<Double> reads = new ArrayList<>();
        for (int i = 0; i < samples + warm; i++) {
            long began = System.nanoTime();
            await(ground.mongo()
                    .list(armed.documents()
                            .find(and(
                                    eq("state", "armed"),
                                    lte("due", ground.agenda().now())))
                            .sort(Sorts.ascending("due", "_id"))
                            .limit(50)));
            if (i >= warm) {
                reads.add((System.nanoTime() - began) / 1e6);
            }
        }
        return new Cost(waiting, Spread.of(claims, value -> value), Spread.of(reads, value -> value));
    }

    /** Spins: a sleep of a millisecond would be most of what is measured. */
    private static void awaitFired(BenchLane lane, int count) {
        long limit = System.nanoTime() + PATIENCE_NANOS;
        while (lane.count() < count) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("nothing fired within 30 s");
            }
            Thread.onSpinWait();
        }
        Patience.pause(1); // the turn ends, and the loop sleeps again
    }
}
