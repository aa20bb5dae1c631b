package io.redletter.feed;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** One outcome that several callers wait for, each on its own event loop. */
final class Shared {
    private Shared() {}

    /** The outcome, handed over on the caller's own event loop. */
    static <T> Future<T> handed(Future<T> outcome) {
        Context caller = Vertx.currentContext();
        if (caller == null || outcome.isComplete()) {
            return outcome;
        }
        Promise<T> own = Promise.promise();
        outcome.onComplete(done -> caller.runOnContext(v -> own.handle(done)));
        return own.future();
    }
}
