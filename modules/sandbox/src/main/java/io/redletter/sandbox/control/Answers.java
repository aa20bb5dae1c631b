package io.redletter.sandbox.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.redletter.sandbox.ledger.LedgerJson;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** JSON out of the sandbox's own interface: records as they are, refusals as RFC 9457 problems. */
final class Answers {
    private Answers() {}

    static void json(RoutingContext ctx, int status, Object value) {
        try {
            ctx.response()
                    .setStatusCode(status)
                    .putHeader("content-type", "application/json")
                    .putHeader("cache-control", "no-store")
                    .end(LedgerJson.MAPPER.writeValueAsString(value))
                    .onFailure(ctx::fail);
        } catch (JsonProcessingException e) {
            ctx.fail(e);
        }
    }

    static void problem(RoutingContext ctx, int status, String title, String detail) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("status", status)
                .put("title", title)
                .put("detail", detail);
        ctx.response()
                .setStatusCode(status)
                .putHeader("content-type", "application/problem+json")
                .end(problem.encode())
                .onFailure(ctx::fail);
    }
}
