package io.redletter.sandbox.control;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the sandbox's own routes answer when a request cannot be used. */
public final class BadRequests {
    private static final Logger LOG = LoggerFactory.getLogger(BadRequests.class);

    private BadRequests() {}

    /** Puts the answers on a router; to be called last. */
    public static void mount(Router router) {
        router.errorHandler(400, ctx -> Answers.problem(ctx, 400, "bad request", "unreadable"));
        router.errorHandler(404, ctx -> Answers.problem(ctx, 404, "not found", ctx.normalizedPath()));
        router.errorHandler(405, ctx -> Answers.problem(ctx, 405, "method not allowed", ctx.normalizedPath()));
        router.errorHandler(413, ctx -> Answers.problem(ctx, 413, "too large", ctx.normalizedPath()));
        router.errorHandler(500, BadRequests::fault);
    }

    private static void fault(RoutingContext ctx) {
        Throwable cause = ctx.failure();
        if (cause instanceof BadQueryException || cause instanceof ClassCastException) {
            Answers.problem(ctx, 400, "bad request", String.valueOf(cause.getMessage()));
            return;
        }
        LOG.error("sandbox {}: failed", ctx.normalizedPath(), cause);
        if (!ctx.response().ended() && !ctx.response().closed()) {
            Answers.problem(ctx, 500, "fault", "see the log");
        }
    }
}
