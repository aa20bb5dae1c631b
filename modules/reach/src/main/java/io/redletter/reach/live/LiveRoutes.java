package io.redletter.reach.live;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.http.Problem;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.RequestId;
import io.redletter.platform.http.Routes;
import io.redletter.platform.json.Json;
import io.redletter.reach.ReachSight;
import io.redletter.reach.Scope;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code GET /live/reach}: opens a stream for who has signed in and may see reach. */
public final class LiveRoutes implements Routes {
    private static final int RETRY_FROM_MILLIS = 2_000;
    private static final int RETRY_TO_MILLIS = 5_000;
    private static final int LONGEST_ID = 64;

    private final LiveReach live;
    private final ReachSight sight;

    public LiveRoutes(LiveReach live, ReachSight sight) {
        this.live = live;
        this.sight = sight;
    }

    @Override
    public void mount(Router router) {
        router.get("/live/reach").handler(this::open).failureHandler(Problems::answer);
    }

    private void open(RoutingContext context) {
        String asked = context.request().getParam("scope");
        Actor actor = Actors.of(context);
        Scope scope = new Scope(asked == null ? "" : asked);
        Context own = context.vertx().getOrCreateContext();
        sight.require(actor, scope)
                .onSuccess(v -> own.runOnContext(seen -> admit(context, own, scope)))
                .onFailure(context::fail);
    }

    private void admit(RoutingContext context, Context own, Scope scope) {
        if (context.response().closed()) {
            return; // gone while its sight was asked for
        }
        if (live.admit()) {
            stream(context.request(), own, scope.text());
        } else {
            full(context);
        }
    }

    private void stream(HttpServerRequest request, Context own, String scope) {
        HttpServerResponse response = request.response();
        Viewer viewer = new Viewer(new Wire(request), response, own, lastId(request));
        AtomicBoolean gone = new AtomicBoolean();
        Runnable leave = () -> {
            if (gone.compareAndSet(false, true)) {
                live.leave(scope, viewer);
            }
        };
        response.closeHandler(v -> leave.run());
        response.endHandler(v -> leave.run());
        response.exceptionHandler(e -> leave.run());
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Content-Encoding", "identity")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no")
                .write("retry: " + ThreadLocalRandom.current().nextInt(RETRY_FROM_MILLIS, RETRY_TO_MILLIS) + "\n\n");
        live.join(scope, viewer);
    }

    /** A browser says it by itself; a page that opened a stream anew says it in the address. */
    private static String lastId(HttpServerRequest request) {
        String header = request.getHeader("Last-Event-ID");
        String id = header == null ? request.getParam("after") : header;
        return id == null || id.length() > LONGEST_ID ? "" : id;
    }

    private static void full(RoutingContext context) {
        context.response()
                .setStatusCode(503)
                .putHeader(
                        "Retry-After",
                        String.valueOf(ThreadLocalRandom.current().nextInt(5, 30)))
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .end(Json.buffer(
                        Problem.of(503, "too-many-viewers", "实时观看人数已满,请稍后再试 (all live streams of this node are taken)")
                                .with(RequestId.of(context), null)));
    }
}
