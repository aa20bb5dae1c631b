package io.redletter.platform.mongo;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Who waits for an answer out of a batch; gets it on the context it asked on. */
final class Asker<A> {
    private final Context context;
    private final Promise<A> promise = Promise.promise();

    Asker(Context context) {
        this.context = context;
    }

    Future<A> future() {
        return promise.future();
    }

    void answer(@Nullable A value) {
        onItsContext(() -> promise.tryComplete(value));
    }

    void fail(Throwable failure) {
        onItsContext(() -> promise.tryFail(failure));
    }

    private void onItsContext(Runnable answer) {
        if (Vertx.currentContext() == context) {
            answer.run();
        } else {
            context.runOnContext(v -> answer.run());
        }
    }
}
