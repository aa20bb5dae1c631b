package io.redletter.feed;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What is pulled is only ever read. */
final class GetOnly {
    private GetOnly() {}

    /** Goes on with GET and HEAD; anything else is a 405 that says so. */
    static void check(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            context.next();
        } else {
            context.response().putHeader("Allow", "GET, HEAD");
            context.fail(405);
        }
    }
}
