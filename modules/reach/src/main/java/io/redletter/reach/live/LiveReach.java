package io.redletter.reach.live;

import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Windows;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws each watched scope at most twice a second, once for all who watch it. */
public final class LiveReach {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReach.class);
    private static final long DRAW_MILLIS = 500;
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");

    private final Vertx vertx;
    private final Clock clock;
    private final CountReader reader;
    private final LongSupplier delayMillis;
    private final int maxViewers;
    private final Context context;
    private final Map<String, Watch> watches = new HashMap<>();
    private final AtomicInteger viewers = new AtomicInteger();
    private volatile boolean stopped;
    private long drawing;
    private long beating;

    /** @param delayMillis for how long the oldest event not yet counted has waited */
    public LiveReach(Vertx vertx, Clock clock, CountReader reader, LongSupplier delayMillis, int maxViewers) {
        this.vertx = vertx;
        this.clock = clock;
        this.reader = reader;
        this.delayMillis = delayMillis;
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
            Watch watch = watches.computeIfAbsent(scope, Watch::new);
            watch.add(viewer);
            draw(watch);
        });
    }

    /** An admitted viewer has gone. */
    void leave(String scope, Viewer viewer) {
        viewers.decrementAndGet();
        context.runOnContext(v -> {
            Watch watch = watches.get(scope);
            if (watch != null && watch.remove(viewer)) {
                watches.remove(scope);
            }
        });
    }

    private void drawAll() {
        List.copyOf(watches.values()).forEach(this::draw);
    }

    private void draw(Watch watch) {
        if (!watch.beginDrawing()) {
            return;
        }
        Instant now = clock.instant();
        reader.overview(watch.scope(), Windows.hourOf(now.toEpochMilli()) - 1)
                .map(found -> Picture.of(watch.scope(), found, now, (delayMillis.getAsLong() + 999) / 1000))
                .onComplete(drawn -> context.runOnContext(v -> {
                    watch.endDrawing();
                    if (drawn.succeeded()) {
                        watch.show(drawn.result());
                    } else {
                        LOG.debug(
                                "live reach scope={} not drawn: {}",
                                watch.scope(),
                                drawn.cause().toString());
                    }
                }));
    }

    private void beat() {
        watches.values().forEach(watch -> watch.viewers().forEach(viewer -> viewer.send(HEARTBEAT)));
    }
}
