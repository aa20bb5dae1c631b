package io.redletter.console.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;

/**
 * Reads the forms of staff pages, and leaves every other body alone. It must stand before the handler that finds out who
 * asks, because the token against forged forms travels in the form; the server's limit for one form field must be at
 * least {@link #BYTES}.
 */
public final class Forms implements Handler<RoutingContext> {
    /** The longest form that is read, a work's text included. */
    public static final int BYTES = 2 << 20;

    private final List<String> prefixes;
    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BYTES);

    /** @param prefixes under which addresses are pages */
    public Forms(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    @Override
    public void handle(RoutingContext context) {
        String path = context.normalizedPath();
        if (context.request().method().equals(HttpMethod.POST)
                && prefixes.stream().anyMatch(path::startsWith)) {
            bodies.handle(context);
        } else {
            context.next();
        }
    }
}
