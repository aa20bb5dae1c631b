package io.redletter.platform.http;

import io.redletter.platform.Ids;
import io.vertx.ext.web.RoutingContext;

/** The id under which a request stands in the log and in its problem. */
public final class RequestId {
    private static final String KEY = "redletter.request-id";

    private RequestId() {}

    /** The request's id, made on first use. */
    public static String of(RoutingContext context) {
        String known = context.get(KEY);
        if (known != null) {
            return known;
        }
        String made = Ids.next();
        context.put(KEY, made);
        return made;
    }
}
