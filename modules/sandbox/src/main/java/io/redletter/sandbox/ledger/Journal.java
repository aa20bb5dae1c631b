package io.redletter.sandbox.ledger;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends lines in order and off the event loop: while one batch is being written, the next one gathers. Used from one
 * event-loop context only, which is what keeps it free of locks.
 */
final class Journal {
    /** Lines that may wait for the disk; the sandbox answers busy beyond. */
    private static final int WAITING_LIMIT = 10_000;

    private record Waiting(Buffer line, Promise<Void> written) {}

    private final Vertx vertx;
    private final JournalFile file;
    private final long segmentLimit;
    private final Supplier<List<Buffer>> snapshot;
    private final Promise<Void> drained = Promise.promise();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;
    private boolean closing;

    /**
     * @param segmentLimit bytes after which the next segment begins
     * @param snapshot the lines that rebuild the present state; asked on the event loop
     */
    Journal(Vertx vertx, JournalFile file, long segmentLimit, Supplier<List<Buffer>> snapshot) {
        this.vertx = vertx;
        this.file = file;
        this.segmentLimit = segmentLimit;
        this.snapshot = snapshot;
    }

    boolean isFull() {
        return closing || waiting.size() >= WAITING_LIMIT;
    }

    /** Completes once the line stands in the file. The state must hold the line's change before this is called. */
    Future<Void> append(Buffer line) {
        Promise<Void> written = Promise.promise();
        waiting.add(new Waiting(line, written));
        writeNext();
        return written.future();
    }

    /** Writes what waits, then lets go of the directory. */
    Future<Void> close() {
        closing = true;
        writeNext();
        return drained.future().eventually(() -> vertx.executeBlocking(this::closeFile));
    }

    private void writeNext() {
        if (writing) {
            return;
        }
        if (!waiting.isEmpty()) {
            writeBatch();
        } else if (closing) {
            drained.tryComplete();
        }
    }

    private void writeBatch() {
        List<Waiting> batch = waiting;
        waiting = new ArrayList<>();
        writing = true;
        List<Buffer> lines = batch.stream().map(Waiting::line).toList();
        // The snapshot is taken in the turn the batch is: it holds exactly what this batch and those before it did.
        List<Buffer> state = file.size() > segmentLimit ? snapshot.get() : List.of();
        vertx.executeBlocking(() -> write(lines, state)).onComplete(result -> finish(batch, result));
    }

    private void finish(List<Waiting> batch, AsyncResult<Void> result) {
        writing = false;
        writeNext();
        for (Waiting one : batch) {
            if (result.succeeded()) {
                one.written().complete();
            } else {
                one.written().fail(result.cause());
            }
        }
    }

    private @Nullable Void write(List<Buffer> lines, List<Buffer> state) throws Exception {
        file.write(lines);
        if (!state.isEmpty()) {
            file.rotate(state);
        }
        return null;
    }

    private @Nullable Void closeFile() throws Exception {
        file.close();
        return null;
    }
}
