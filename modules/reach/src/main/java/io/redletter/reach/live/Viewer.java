package io.redletter.reach.live;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** One open stream. Writes happen on the event loop of its connection. */
final class Viewer {
    private final HttpServerResponse response;
    private final Context context;
    private boolean hasSnapshot;

    Viewer(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
    }

    /** Whether it has been told everything once; for the thread of {@link LiveReach} only. */
    boolean hasSnapshot() {
        return hasSnapshot;
    }

    void gotSnapshot() {
        hasSnapshot = true;
    }

    /** Writes, or drops a viewer who reads too slowly: its browser comes back for a snapshot. */
    void send(Buffer event) {
        context.runOnContext(v -> {
            if (response.closed() || response.ended()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.reset();
            } else {
                response.write(event);
            }
        });
    }

    void end() {
        context.runOnContext(v -> {
            if (!response.closed() && !response.ended()) {
                response.end();
            }
        });
    }
}
