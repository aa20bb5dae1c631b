package io.redletter.bench.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static io.redletter.bench.exact.Counted.await;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.redletter.agenda.Agenda;
import io.redletter.bench.agenda.BenchLane.Fired;
import io.redletter.bench.process.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;

/** What falls due while many wait: so many a second, and many at one instant. */
final class Timing {
    private static final int BULK = 500;
    private static final long PATIENCE_SECONDS = 300;

    private final Ground ground;
    private final BenchLane lane;
    private final Armed armed;

    Timing(Ground ground, BenchLane lane, Armed armed) {
        this.ground = ground;
        this.lane = lane;
        this.armed = armed;
    }

    /**
     * What fired.
     *
     * @param lateness milliseconds from nominal to the beginning of the work
     * @param wrong lost or doubled
     */
    record Steady(Spread lateness, int wrong) {
        long early() {
            return lateness.least() < 0 ? 1 : 0;
        }
    }

    /** @param perSecond one after another, evenly */
    Steady steady(int perSecond, int seconds) {
        int count = perSecond * seconds;
        Instant first = agenda().now().plusSeconds(1).plusMillis(count);
        List<Fired> fired = fired("steady", count, i -> first.plusMillis(1000L * i / perSecond));
        return new Steady(Spread.of(fired, Timing::lateness), wrong(fired, count));
    }

    /**
     * What many at one instant took.
     *
     * @param first milliseconds from due to the first
     * @param last milliseconds from due to the last
     * @param claims claims a second over all of it
     * @param bulk compare-and-sets a second of the store alone, by bulk writes of as many, just before
     */
    record Burst(double first, double last, double claims, double bulk, boolean early, int wrong) {}

    Burst burst(String name, int count) {
        double bulk = bulk(name + "-bulk", count);
        Instant due = agenda().now().plusSeconds(1).plusMillis(count / 4);
        List<Fired> fired = fired(name, count, i -> due);
        Spread lateness = Spread.of(fired, Timing::lateness);
        return new Burst(
                lateness.least(),
                lateness.most(),
                count / (lateness.most() / 1000),
                bulk,
                lateness.least() < 0,
                wrong(fired, count));
    }

    private List<Fired> fired(String prefix, int count, java.util.function.IntFunction<Instant> due) {
        lane.forget();
        armed.arm(agenda(), lane.name(), prefix, count, due);
        long limit = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (lane.count() < count && System.nanoTime() < limit) {
            Patience.pause(20);
        }
        Patience.pause(200); // a double would come now
        armed.finish();
        return lane.fired();
    }

    /** The same change as a claim, of documents that nobody else touches, as fast as the store takes it. */
    private double bulk(String prefix, int count) {
        Instant far = agenda().now().plus(Duration.ofDays(3000));
        armed.store(prefix, count, i -> far);
        long began = System.nanoTime();
        for (int from = 0; from < count; from += BULK) {
            List<UpdateOneModel<Document>> moves = new ArrayList<>();
            IntStream.range(from, Math.min(count, from + BULK)).forEach(i -> moves.add(move(Armed.id(prefix, i), far)));
            await(ground.mongo().one(armed.documents().bulkWrite(moves, new BulkWriteOptions().ordered(false))));
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private static UpdateOneModel<Document> move(String id, Instant due) {
        return new UpdateOneModel<>(
                and(eq("_id", id), eq("version", 1L), eq("state", "armed")),
                combine(
                        set("state", "benched"),
                        set("owner", "bulk"),
                        set("nominal", Date.from(due)),
                        set("actual", Date.from(due)),
                        inc("version", 1L)));
    }

    /** Those that did not fire, and those that fired more than once. */
    private static int wrong(List<Fired> fired, int count) {
        Set<String> ids = new HashSet<>();
        fired.forEach(each -> ids.add(each.id()));
        return count - ids.size() + fired.size() - ids.size();
    }

    private static double lateness(Fired fired) {
        return Duration.between(fired.nominal(), fired.at()).toNanos() / 1e6;
    }

    private Agenda agenda() {
        return ground.agenda();
    }
}
