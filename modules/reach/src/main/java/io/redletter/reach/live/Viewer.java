package io.redletter.reach.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. It is told of the newest edition once what it was told before has gone out: so a viewer who reads slowly
 * misses editions but never a figure, and holds one text at most. Who takes nothing for half a minute is let go.
 *
 * <p>Everything but {@link #show}, {@link #beat} and {@link #end} happens on the event loop of its connection.
 */
final class Viewer {
    private static final Buffer HEARTBEAT = Buffer.buffer(": still here\n\n");
    private static final Buffer RESET =
            Buffer.buffer("event: reset\ndata: {\"why\":\"the last event's id is not known here, or too old\"}\n\n");
    private static final long APART_NANOS = 480_000_000L;
    private static final long STALLED_NANOS = 30_000_000_000L;

    private final Wire wire;
    private final HttpServerResponse response;
    private final Context context;
    private final String lastId;
    private @Nullable Edition newest;
    private boolean begun;
    private boolean writing;
    private boolean waiting;
    private long known;
    private long wroteAt;
    private long toldAt;

    /** @param lastId the id of the last event it had on an earlier connection, empty if none */
    Viewer(Wire wire, HttpServerResponse response, Context context, String lastId) {
        this.wire = wire;
        this.response = response;
        this.context = context;
        this.lastId = lastId;
        this.toldAt = System.nanoTime() - APART_NANOS;
    }

    /** Tells it of an edition as soon as it can take it. */
    void show(Edition edition) {
        context.runOnContext(v -> {
            newest = edition;
            if (!begun) {
                begin(edition);
            } else {
                tell();
            }
        });
    }

    /** Shows a quiet viewer that the stream lives, and ends one that takes nothing. */
    void beat() {
        context.runOnContext(v -> {
            if (!writing) {
                write(HEARTBEAT);
            }
            letGoIfStalled();
        });
    }

    void end() {
        context.runOnContext(v -> {
            if (isOpen()) {
                response.end();
            }
        });
    }

    private void begin(Edition edition) {
        begun = true;
        long knew = lastId.isEmpty() ? 0 : edition.knownBy(lastId);
        known = edition.number();
        boolean isReset = knew == 0 && !lastId.isEmpty();
        write(isReset ? RESET.copy().appendBuffer(edition.since(0)) : edition.since(knew));
    }

    /** At most twice a second: who was late is not told twice in a row because of it. */
    private void tell() {
        Edition edition = newest;
        letGoIfStalled();
        if (writing || waiting || edition == null || edition.number() == known) {
            return;
        }
        long early = APART_NANOS - (System.nanoTime() - toldAt);
        if (early > 0) {
            waiting = true;
            context.owner().setTimer(early / 1_000_000 + 1, fired -> {
                waiting = false;
                tell();
            });
            return;
        }
        Buffer text = edition.since(known);
        known = edition.number();
        toldAt = System.nanoTime();
        write(text);
    }

    private void write(Buffer text) {
        if (!isOpen()) {
            return;
        }
        writing = true;
        wroteAt = System.nanoTime();
        response.write(text).onComplete(written -> {
            writing = false;
            if (written.succeeded()) {
                tell();
            }
        });
    }

    private void letGoIfStalled() {
        if (writing && System.nanoTime() - wroteAt > STALLED_NANOS) {
            wire.cut();
        }
    }

    private boolean isOpen() {
        return !response.closed() && !response.ended();
    }
}
