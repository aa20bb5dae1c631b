package io.redletter.platform.health;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Probes and meters on a port of their own, so that they can be kept from the public. */
public final class ManagementServer {
    private ManagementServer() {}

    public static Future<HttpServer> start(
            Vertx vertx, String host, int port, Health health, PrometheusMeterRegistry meters) {
        Router router = Router.router(vertx);
        router.get("/health/live").handler(context -> answer(context, 200, new JsonObject().put("status", "up")));
        router.get("/health/ready").handler(context -> health.ask()
                .onSuccess(report -> answer(context, report.ready() ? 200 : 503, describe(report)))
                .onFailure(context::fail));
        router.get("/metrics").handler(context -> vertx.executeBlocking(meters::scrape)
                .onSuccess(text -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(text))
                .onFailure(context::fail));
        return vertx.createHttpServer().requestHandler(router).listen(port, host);
    }

    private static JsonObject describe(Health.Report report) {
        JsonObject checks = new JsonObject();
        report.checks().forEach(checks::put);
        return new JsonObject().put("status", report.ready() ? "up" : "down").put("checks", checks);
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }
}
