package io.redletter.reach.count;

import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/** The one thread that may touch the ledger, the duplicate window and the journal's reader: they need no locks. */
record Confined(WorkerExecutor thread) {
    <T> Future<T> call(Callable<T> work) {
        return thread.executeBlocking(work, true);
    }

    Future<Void> run(Runnable work) {
        return thread.executeBlocking(
                () -> {
                    work.run();
                    return null;
                },
                true);
    }
}
