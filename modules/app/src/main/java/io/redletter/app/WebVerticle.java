package io.redletter.app;

import io.redletter.console.Console;
import io.redletter.platform.http.ApiOperations;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.platform.http.Problems;
import io.redletter.platform.http.RequestId;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The public listener: every capability's routes, then the JSON API. One instance an event loop, sharing the port. */
final class WebVerticle extends VerticleBase {
    /**
     * What is served.
     *
     * @param beacon takes readers' events, of which there are more than of anything else: asked first, by nobody's name
     * @param behindProxy whether the forwarding headers of a proxy are believed
     * @param forms reads a form before its sender is asked for: the proof against forged forms is one of its fields
     * @param signIn puts who is calling into the context
     * @param routes in the order in which they are asked
     * @param notFound answers what nobody serves
     */
    record Site(
            String host,
            int port,
            boolean behindProxy,
            Routes beacon,
            Handler<RoutingContext> forms,
            Handler<RoutingContext> signIn,
            List<Routes> routes,
            Handler<RoutingContext> notFound,
            JsonApi api) {}

    record JsonApi(OpenApiDocument contract, List<ApiOperations> operations, ApiRouter router) {}

    private static final int HEADER_LIMIT = 16 * 1024;
    private static final int IDLE_SECONDS = 75;

    private final Site site;

    WebVerticle(Site site) {
        this.site = site;
    }

    @Override
    public Future<?> start() {
        JsonApi json = site.api();
        return json.router().build(vertx, json.contract(), json.operations()).compose(api -> {
            HttpServerOptions options = new HttpServerOptions()
                    .setCompressionSupported(true)
                    .setMaxHeaderSize(HEADER_LIMIT)
                    .setMaxFormAttributeSize(Console.FORM_FIELD_BYTES)
                    // Nobody asks for HTTP/2 without TLS but clients that try their luck, and one such upgrade was left
                    // unanswered.
                    .setHttp2ClearTextEnabled(false)
                    .setIdleTimeout(IDLE_SECONDS);
            return vertx.createHttpServer(options).requestHandler(router(api)).listen(site.port(), site.host());
        });
    }

    private Router router(Router api) {
        Router router = Router.router(vertx)
                .allowForward(site.behindProxy() ? AllowForwardHeaders.X_FORWARD : AllowForwardHeaders.NONE);
        site.beacon().mount(router);
        router.route().handler(WebVerticle::secure).handler(site.forms()).handler(site.signIn());
        site.routes().forEach(part -> part.mount(router));
        router.route("/api/v1/*").subRouter(api);
        router.route().failureHandler(Problems::answer);
        router.route().last().handler(site.notFound());
        return router;
    }

    private static void secure(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "strict-origin-when-cross-origin")
                .putHeader("X-Frame-Options", "SAMEORIGIN")
                .putHeader("X-Request-Id", RequestId.of(context));
        context.next();
    }
}
