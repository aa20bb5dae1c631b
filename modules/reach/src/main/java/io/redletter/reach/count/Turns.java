package io.redletter.reach.count;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Does something with each of many, a bounded number at once. */
final class Turns {
    private Turns() {}

    /** Completes when all are done; goes on after a failure, and fails with the first. */
    static <T> Future<Void> of(List<T> items, int atOnce, Function<T, Future<Void>> action) {
        Future<Void> done = Future.succeededFuture();
        for (int from = 0; from < items.size(); from += atOnce) {
            List<T> some = items.subList(from, Math.min(from + atOnce, items.size()));
            done = done.transform(before -> Future.join(
                            some.stream().map(action).toList())
                    .<Void>mapEmpty()
                    .compose(v -> before.succeeded() ? Future.succeededFuture() : Future.failedFuture(before.cause())));
        }
        return done;
    }
}
