package io.redletter.delivery.audience;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/** Long work in short rounds: nothing of a round is kept for the next, however many there are. */
final class Rounds {
    private Rounds() {}

    /** One round after the other until one says false, or fails. */
    static Future<Void> whileTrue(Vertx vertx, Supplier<Future<Boolean>> round) {
        Promise<Void> done = Promise.promise();
        go(vertx, round, done);
        return done.future();
    }

    private static void go(Vertx vertx, Supplier<Future<Boolean>> round, Promise<Void> done) {
        Future<Boolean> one;
        try {
            one = round.get();
        } catch (RuntimeException failure) {
            one = Future.failedFuture(failure);
        }
        one.onFailure(done::tryFail).onSuccess(more -> {
            if (more) {
                vertx.runOnContext(v -> go(vertx, round, done));
            } else {
                done.tryComplete();
            }
        });
    }
}
