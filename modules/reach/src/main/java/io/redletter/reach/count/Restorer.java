package io.redletter.reach.count;

import io.redletter.platform.Ids;
import io.redletter.reach.count.VisitorStore.StoredVisitors;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a tag that Redis lost back from MongoDB, all writers' values, before anything else is written or read there.
 * Values are absolute and registers are united, so that restoring what is there does no harm.
 */
final class Restorer {
    private static final Logger LOG = LoggerFactory.getLogger(Restorer.class);
    private static final int TRIES = 3;
    private static final int RECENT_HOURS = 3;
    private static final long LOOK_AGAIN_MILLIS = 15_000;
    private static final int LOOKS = 20;

    private final Vertx vertx;
    private final Clock clock;
    private final CountStore counts;
    private final VisitorStore visitors;
    private final RedisCounts redis;
    private final Map<String, Future<Void>> running = new ConcurrentHashMap<>();

    Restorer(Vertx vertx, Clock clock, CountStore counts, VisitorStore visitors, RedisCounts redis) {
        this.vertx = vertx;
        this.clock = clock;
        this.counts = counts;
        this.visitors = visitors;
        this.redis = redis;
    }

    /** Hours that Redis holds; older ones are read from MongoDB. */
    static boolean isRecent(String window, long now) {
        return window.compareTo(Windows.hour(Windows.hourOf(now) - RECENT_HOURS + 1)) >= 0;
    }

    /** Restores a tag; one restore of a tag runs at a time, whoever asks. */
    Future<Void> restore(String tag) {
        Future<Void> already = running.get(tag);
        if (already != null) {
            return already;
        }
        Future<Void> restoring = restore(tag, TRIES).onSuccess(v -> LOG.info("reach restored in redis tag={}", tag));
        running.put(tag, restoring);
        vertx.setTimer(LOOK_AGAIN_MILLIS, timer -> lookAgain(tag, LOOKS));
        return restoring.onComplete(done -> running.remove(tag));
    }

    /** Begins anew a few times where Redis loses everything again meanwhile. */
    private Future<Void> restore(String tag, int triesLeft) {
        String mark = Ids.next();
        return redis.beginRestore(tag, mark)
                .compose(v -> stored(tag))
                .compose(writes -> writeAll(writes, mark))
                .compose(written -> written ? redis.endRestore(tag, mark) : Future.succeededFuture(false))
                .compose(restored -> restored
                        ? Future.succeededFuture()
                        : triesLeft > 1 ? restore(tag, triesLeft - 1) : lostAgain(tag));
    }

    /**
     * Another node may have rolled up, after we read, what Redis lost: whatever MongoDB has by then is written once more.
     */
    private void lookAgain(String tag, int looksLeft) {
        stored(tag).compose(this::writeAgain).onFailure(e -> {
            LOG.debug("reach tag={} not looked at again: {}", tag, e.toString());
            if (looksLeft > 1) {
                vertx.setTimer(LOOK_AGAIN_MILLIS, timer -> lookAgain(tag, looksLeft - 1));
            }
        });
    }

    private Future<Void> writeAgain(List<TagWrite> writes) {
        Future<Void> written = Future.succeededFuture();
        for (TagWrite write : writes) {
            written = written.compose(v -> redis.write(write, "")).mapEmpty();
        }
        return written;
    }

    private Future<List<TagWrite>> stored(String tag) {
        List<TagWrite> writes = new ArrayList<>();
        return counts.ofTag(tag, countWindows())
                .map(found -> addCounts(writes, tag, found))
                .compose(v -> visitors.ofTag(tag, visitorWindows()))
                .map(found -> addRegisters(writes, tag, found));
    }

    private static List<TagWrite> addCounts(List<TagWrite> writes, String tag, List<StoredCount> found) {
        found.forEach(each ->
                with(writes, tag).counts(each.scope(), each.window(), each.writer(), each.offset(), each.values()));
        return writes;
    }

    private static List<TagWrite> addRegisters(List<TagWrite> writes, String tag, List<StoredVisitors> found) {
        found.forEach(
                each -> with(writes, tag).registers(each.scope(), each.window(), each.writer(), each.registers()));
        return writes;
    }

    private Future<Boolean> writeAll(List<TagWrite> writes, String mark) {
        Future<Boolean> written = Future.succeededFuture(true);
        for (TagWrite write : writes) {
            written = written.compose(before -> before ? redis.restore(write, mark) : Future.succeededFuture(false));
        }
        return written;
    }

    private static TagWrite with(List<TagWrite> writes, String tag) {
        if (writes.isEmpty() || writes.get(writes.size() - 1).isFull()) {
            writes.add(new TagWrite(tag));
        }
        return writes.get(writes.size() - 1);
    }

    private List<String> countWindows() {
        long hour = Windows.hourOf(clock.millis());
        Stream<String> hours =
                LongStream.rangeClosed(hour - RECENT_HOURS + 1, hour + 1).mapToObj(Windows::hour);
        return Stream.concat(Stream.of(Windows.TOTAL), hours).toList();
    }

    private List<String> visitorWindows() {
        LocalDate today = Windows.dayOf(clock.millis());
        return List.of(
                Windows.TOTAL, Windows.day(today.minusDays(1)), Windows.day(today), Windows.day(today.plusDays(1)));
    }

    private static Future<Void> lostAgain(String tag) {
        return Future.failedFuture(new IllegalStateException("reach " + tag + ": Redis lost it again while restoring"));
    }
}
