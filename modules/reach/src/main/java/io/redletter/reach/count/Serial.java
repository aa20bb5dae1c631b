package io.redletter.reach.count;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Lets what is asked for run one after the other, whoever asks. */
final class Serial {
    private Future<?> last = Future.succeededFuture();

    /** Begins when what was asked for before has ended, however it ended. */
    synchronized <T> Future<T> then(Supplier<Future<T>> work) {
        Future<T> next = last.transform(before -> work.get());
        last = next;
        return next;
    }
}
