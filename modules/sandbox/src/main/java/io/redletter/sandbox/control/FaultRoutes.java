package io.redletter.sandbox.control;

import io.redletter.sandbox.exchange.Faults;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Set;

/** {@code POST}, {@code GET} and {@code DELETE /sandbox/faults}: order a fault, see what is due, take all back. */
public final class FaultRoutes {
    private static final long BODY_LIMIT = 16L * 1024;

    private final Faults faults;
    private final Set<String> targets;

    /** @param targets {@code wechat} and every {@code webhook:NAME} that exists */
    public FaultRoutes(Faults faults, Set<String> targets) {
        this.faults = faults;
        this.targets = Set.copyOf(targets);
    }

    /** Puts the orders on a router. */
    public void mount(Router router) {
        router.post("/sandbox/faults")
                .handler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT))
                .handler(this::order);
        router.get("/sandbox/faults").handler(ctx -> show(ctx, 200));
        router.delete("/sandbox/faults").handler(this::clear);
    }

    private void order(RoutingContext ctx) {
        if (!faults.order(FaultOrder.read(json(ctx), targets))) {
            Answers.problem(ctx, 409, "too many faults", "DELETE /sandbox/faults first");
        } else {
            show(ctx, 201);
        }
    }

    private void clear(RoutingContext ctx) {
        faults.clear();
        ctx.response().setStatusCode(204).end().onFailure(ctx::fail);
    }

    private void show(RoutingContext ctx, int status) {
        JsonArray waiting = new JsonArray();
        faults.waiting().stream().map(FaultOrder::write).forEach(waiting::add);
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/json")
                .end(new JsonObject().put("faults", waiting).encode())
                .onFailure(ctx::fail);
    }

    private static JsonObject json(RoutingContext ctx) {
        try {
            JsonObject json = ctx.body().asJsonObject();
            if (json != null) {
                return json;
            }
        } catch (DecodeException | ClassCastException unreadable) {
            // Told below, together with the body that is absent.
        }
        throw new BadQueryException("body", "unreadable", "a JSON object");
    }
}
