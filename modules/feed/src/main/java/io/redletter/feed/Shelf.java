package io.redletter.feed;

import io.redletter.content.EmbargoGate;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What may be shown now, asked of the gate and kept for half a second, so that many who pull at once are one question.
 * What was kept is dropped at once when this node shuts a work, and never outlives the next release. Where the gate does
 * not answer there is no stock: failure is not kept and never falls back on an older one.
 */
final class Shelf {
    private static final long FRESH_NANOS = Duration.ofMillis(500).toNanos();
    private static final int MOST = 100;

    private final EmbargoGate gate;
    private final Labels labels;
    private final InstantSource clock;
    private final AtomicLong rings = new AtomicLong();
    private @Nullable Reading last;

    Shelf(EmbargoGate gate, Labels labels, InstantSource clock) {
        this.gate = gate;
        this.labels = labels;
        this.clock = clock;
    }

    Future<Stock> stock() {
        Reading mine = new Reading(System.nanoTime(), gate.closings(), rings.get(), Promise.promise());
        Reading current = currentOr(mine);
        if (current != mine) {
            return Shared.handed(current.stock.future());
        }
        return read().onComplete(done -> {
            if (done.failed()) {
                drop(mine);
            }
            mine.stock.handle(done);
        });
    }

    /** A work may have changed: read anew with the next question. */
    void ring() {
        rings.incrementAndGet();
    }

    /** The next opening is asked for first: a release between the two questions only makes it stale sooner. */
    private Future<Stock> read() {
        return gate.nextOpening()
                .compose(next -> gate.released(MOST).compose(labels::of).map(shown -> Stock.of(shown, next)));
    }

    private synchronized Reading currentOr(Reading mine) {
        Reading kept = last;
        if (kept != null && isCurrent(kept, mine)) {
            return kept;
        }
        last = mine;
        return mine;
    }

    private boolean isCurrent(Reading kept, Reading mine) {
        return mine.startedNanos - kept.startedNanos < FRESH_NANOS
                && mine.closings == kept.closings
                && mine.rings == kept.rings
                && !isOvertaken(kept);
    }

    private boolean isOvertaken(Reading kept) {
        Future<Stock> stock = kept.stock.future();
        return stock.succeeded()
                && stock.result()
                        .next()
                        .filter(next -> !clock.instant().isBefore(next))
                        .isPresent();
    }

    private synchronized void drop(Reading mine) {
        if (last == mine) {
            last = null;
        }
    }

    /** Compared by identity. */
    private static final class Reading {
        private final long startedNanos;
        private final long closings;
        private final long rings;
        private final Promise<Stock> stock;

        Reading(long startedNanos, long closings, long rings, Promise<Stock> stock) {
            this.startedNanos = startedNanos;
            this.closings = closings;
            this.rings = rings;
            this.stock = stock;
        }
    }
}
