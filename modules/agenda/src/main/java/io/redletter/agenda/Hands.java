package io.redletter.agenda;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes documents and has their lane work on them. Runs on the agenda's context only. */
final class Hands {
    private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

    private static final int LAUNCHED_AT_ONCE = 25;

    private final Context context;
    private final MeterRegistry meters;
    private final StoreClock clock;
    private final String self;
    private final Listener listener;
    private int working;
    private @Nullable Promise<Void> idle;

    Hands(Context context, MeterRegistry meters, StoreClock clock, String self, Listener listener) {
        this.context = context;
        this.meters = meters;
        this.clock = clock;
        this.self = self;
        this.listener = listener;
    }

    /** Takes what waits and is due, and fires it. */
    Future<Void> fire(OpenLane lane, List<Document> due, Instant now) {
        return take(lane, due, now, false);
    }

    /** Takes what another owner left in its firing state, and goes on with it. */
    Future<Void> takeOver(OpenLane lane, List<Document> left, Instant now) {
        return take(lane, left, now, true);
    }

    int working() {
        return working;
    }

    /** Completes when no work is in hand. */
    Future<Void> idle() {
        if (working == 0) {
            return Future.succeededFuture();
        }
        Promise<Void> promise = idle == null ? Promise.promise() : idle;
        idle = promise;
        return promise.future();
    }

    /** Documents count as in hand before the claim is sent, so that nobody mistakes them for abandoned meanwhile. */
    private Future<Void> take(OpenLane lane, List<Document> read, Instant now, boolean over) {
        List<Document> wanted = read.stream()
                .filter(document -> !lane.has(document.getString("_id")))
                .limit(lane.free())
                .toList();
        wanted.forEach(document -> begin(lane, document.getString("_id")));
        return lane.record()
                .take(wanted, self, now)
                .onSuccess(claimed -> {
                    endAllBut(lane, wanted, claimed);
                    launch(lane, claimed, over);
                })
                .onFailure(failure -> endAllBut(lane, wanted, List.of()))
                .mapEmpty();
    }

    /** A few at a time, so that what is more urgent gets its turn on this event loop between them. */
    private void launch(OpenLane lane, List<Claimed> claimed, boolean over) {
        int now = Math.min(claimed.size(), LAUNCHED_AT_ONCE);
        claimed.subList(0, now).forEach(mine -> launch(lane, mine, over));
        if (now < claimed.size()) {
            context.runOnContext(v -> launch(lane, claimed.subList(now, claimed.size()), over));
        }
    }

    private void launch(OpenLane lane, Claimed claimed, boolean over) {
        if (over) {
            Meters.TAKEN_OVER.count(meters, lane.name());
            LOG.info("taken over lane={} id={} fence={}", lane.name(), claimed.id(), claimed.version());
        } else {
            Meters.FIRED.count(meters, lane.name());
            Meters.LATENESS.record(meters, lane.name(), Duration.between(claimed.nominal(), clock.now()));
        }
        work(lane, claimed, over).onComplete(done -> context.runOnContext(v -> over(lane, claimed.id(), done.cause())));
    }

    /** What counts as in hand from now until the work is done, as if this node had claimed it. */
    <T> Future<T> hold(OpenLane lane, String id, Supplier<Future<T>> work) {
        begin(lane, id);
        return Future.succeededFuture()
                .compose(v -> work.get())
                .onComplete(done -> context.runOnContext(v -> over(lane, id, done.cause())));
    }

    private void over(OpenLane lane, String id, @Nullable Throwable failure) {
        end(lane, id);
        if (failure != null) {
            Meters.FAILED.count(meters, lane.name());
            LOG.warn("work failed lane={} id={}, will be taken over", lane.name(), id, failure);
            listener.trouble();
        }
        listener.freed();
    }

    private static Future<Void> work(OpenLane lane, Claimed claimed, boolean over) {
        return Future.succeededFuture().compose(v -> {
            Future<?> work = over ? lane.lane().takeOver(claimed) : lane.lane().fire(claimed);
            return work.mapEmpty();
        });
    }

    private void endAllBut(OpenLane lane, List<Document> wanted, Collection<Claimed> claimed) {
        Set<String> kept = claimed.stream().map(Claimed::id).collect(Collectors.toSet());
        wanted.stream()
                .map(document -> document.getString("_id"))
                .filter(id -> !kept.contains(id))
                .forEach(id -> end(lane, id));
    }

    private void begin(OpenLane lane, String id) {
        lane.begin(id);
        working++;
    }

    private void end(OpenLane lane, String id) {
        lane.end(id);
        working--;
        Promise<Void> waiting = idle;
        if (working == 0 && waiting != null) {
            idle = null;
            waiting.complete();
        }
    }

    /** Who must know how the work goes. */
    interface Listener {
        /** There is room for more. */
        void freed();

        /** Something was left undone that a sweep will find. */
        void trouble();
    }
}
