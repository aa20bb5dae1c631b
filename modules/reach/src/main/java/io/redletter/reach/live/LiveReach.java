package io.redletter.reach.live;

import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Windows;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws each watched scope at most twice a second, once for all who watch it. */
public final class LiveReach {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReach.class);
    private static final long DRAW_MILLIS = 500;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LINGER_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long CATCH_UP_MILLIS = 250;
    private static final int MOST_EMPTY = 200;

    private final Vertx vertx;
    private final Clock clock;
    private final CountReader reader;
    private final Counting counting;
    private final int maxViewers;
    private final Context context;
    private final Map<String, Watch> watches = new HashMap<>();
    private final AtomicInteger viewers = new AtomicInteger();
    private volatile boolean stopped;
    private Future<Void> catchingUp = Future.succeededFuture();
    private long drawing;
    private long beating;

    /**
     * How counting stands on this node.
     *
     * @param delayMillis for how long the oldest event not yet counted has waited
     * @param catchUp counts what has been taken so far, so that it can be read
     */
    public record Counting(LongSupplier delayMillis, Supplier<Future<Void>> catchUp) {}

    public LiveReach(Vertx vertx, Clock clock, CountReader reader, Counting counting, int maxViewers) {
        this.vertx = vertx;
        this.clock = clock;
        this.reader = reader;
        this.counting = counting;
        this.maxViewers = maxViewers;
        this.context = vertx.getOrCreateContext();
    }

    /** Begins to draw. */
    public void start() {
        drawing = vertx.setPeriodic(DRAW_MILLIS, fired -> context.runOnContext(v -> drawAll()));
        beating = vertx.setPeriodic(HEARTBEAT_MILLIS, fired -> context.runOnContext(v -> beat()));
    }

    /** Ends every stream; none can be joined any more. */
    public Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(drawing);
        vertx.cancelTimer(beating);
        Promise<Void> ended = Promise.promise();
        context.runOnContext(v -> {
            watches.values().forEach(watch -> watch.viewers().forEach(Viewer::end));
            watches.clear();
            ended.complete();
        });
        return ended.future();
    }

    /** How many streams are open. */
    public int viewers() {
        return viewers.get();
    }

    /** Takes a place for one more viewer; false if there is none, or the program stops. */
    boolean admit() {
        if (stopped) {
            return false;
        }
        boolean isFree = viewers.incrementAndGet() <= maxViewers;
        if (!isFree) {
            viewers.decrementAndGet();
        }
        return isFree;
    }

    /** Shows the scope to an admitted viewer from now on. */
    void join(String scope, Viewer viewer) {
        context.runOnContext(v -> {
            Watch watch = watches.computeIfAbsent(scope, LiveReach::watch);
            if (!watch.add(viewer, System.nanoTime() - FRESH_NANOS)) {
                draw(watch);
            }
        });
    }

    private static Watch watch(String scope) {
        return new Watch(scope, Long.toString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50), 36));
    }

    /** An admitted viewer has gone. What its scope looked like is kept for a while: viewers come back. */
    void leave(String scope, Viewer viewer) {
        viewers.decrementAndGet();
        context.runOnContext(v -> {
            Watch watch = watches.get(scope);
            if (watch != null) {
                watch.remove(viewer, System.nanoTime());
            }
        });
    }

    /** What was taken just now is counted first, so that a viewer waits for nothing but the next drawing. */
    private void drawAll() {
        forget();
        if (watches.values().stream().allMatch(Watch::isEmpty)) {
            return;
        }
        if (catchingUp.isComplete()) { // one that hangs is not waited for again and again
            catchingUp = counting.catchUp().get();
        }
        catchingUp
                .timeout(CATCH_UP_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(counted -> context.runOnContext(v -> List.copyOf(watches.values()).stream()
                        .filter(watch -> !watch.isEmpty())
                        .forEach(this::draw)));
    }

    private void forget() {
        long now = System.nanoTime();
        watches.values().removeIf(watch -> watch.isEmpty() && now - watch.emptySince() > LINGER_NANOS);
        List<Watch> empty = watches.values().stream().filter(Watch::isEmpty).toList();
        empty.stream()
                .sorted(Comparator.comparingLong(Watch::emptySince))
                .limit(Math.max(0, empty.size() - MOST_EMPTY))
                .forEach(watch -> watches.remove(watch.scope()));
    }

    private void draw(Watch watch) {
        if (!watch.beginDrawing()) {
            return;
        }
        Instant now = clock.instant();
        reader.overview(watch.scope(), Windows.hourOf(now.toEpochMilli()) - 1)
                .map(found -> Picture.of(
                        watch.scope(),
                        found,
                        now,
                        Math.round(counting.delayMillis().getAsLong() / 1000.0)))
                .onComplete(drawn -> context.runOnContext(v -> {
                    watch.endDrawing();
                    if (drawn.succeeded()) {
                        watch.show(drawn.result(), System.nanoTime());
                    } else {
                        watch.showLate(clock.instant(), delaySeconds());
                        LOG.debug(
                                "live reach scope={} not drawn: {}",
                                watch.scope(),
                                drawn.cause().toString());
                    }
                }));
    }

    private long delaySeconds() {
        return Math.round(counting.delayMillis().getAsLong() / 1000.0);
    }

    private void beat() {
        watches.values().forEach(watch -> watch.viewers().forEach(Viewer::beat));
    }
}
