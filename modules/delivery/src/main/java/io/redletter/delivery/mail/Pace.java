package io.redletter.delivery.mail;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Lets so many pass in a second, evenly. One context only. */
final class Pace {
    private static final long SECOND = 1_000_000_000L;

    private final Vertx vertx;
    private final long gapNanos;
    private long next;

    /** @param perSecond 0 for no limit */
    Pace(Vertx vertx, int perSecond) {
        this.vertx = vertx;
        this.gapNanos = perSecond == 0 ? 0 : SECOND / perSecond;
        this.next = System.nanoTime();
    }

    Future<Void> turn() {
        if (gapNanos == 0) {
            return Future.succeededFuture();
        }
        long now = System.nanoTime();
        long mine = next - now > 0 ? next : now;
        next = mine + gapNanos;
        long millis = (mine - now) / 1_000_000;
        return millis < 1 ? Future.succeededFuture() : vertx.timer(millis).mapEmpty();
    }
}
