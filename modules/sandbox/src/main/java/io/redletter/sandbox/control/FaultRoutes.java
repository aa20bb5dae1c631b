package io.redletter.sandbox.control;

import io.redletter.platform.RefusedException;
import io.redletter.platform.http.Routes;
import io.redletter.platform.json.Json;
import io.redletter.sandbox.exchange.Fault;
import io.redletter.sandbox.exchange.Faults;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST}, {@code GET} and {@code DELETE /sandbox/faults}: order a fault, see what is due, take all back. */
public final class FaultRoutes implements Routes {
    private static final long BODY_LIMIT = 16L * 1024;

    private record FaultsAnswer(List<Fault> faults) {}

    private final Faults faults;
    private final Set<String> targets;

    /** @param targets {@code wechat} and every {@code webhook:NAME} that exists */
    public FaultRoutes(Faults faults, Set<String> targets) {
        this.faults = faults;
        this.targets = Set.copyOf(targets);
    }

    @Override
    public void mount(Router router) {
        router.post("/sandbox/faults")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::order);
        router.get("/sandbox/faults").handler(ctx -> show(ctx, 200));
        router.delete("/sandbox/faults").handler(this::clear);
    }

    private void order(RoutingContext ctx) {
        Buffer body = Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer);
        if (!faults.order(Json.read(body, FaultOrder.class).fault(targets))) {
            throw RefusedException.conflict("too-many-faults", "faults: too many wait (expected: DELETE them first)");
        }
        show(ctx, 201);
    }

    private void clear(RoutingContext ctx) {
        faults.clear();
        ctx.response().setStatusCode(204).end().onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(Json.buffer(new FaultsAnswer(faults.waiting())))
                .onFailure(ctx::fail);
    }
}
