package io.redletter.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** Where capabilities bind the operations of their part of the OpenAPI contract. */
public interface Api {
    /** Binds a JSON operation; its request is checked against the contract before the handler sees it. */
    void on(String operationId, Function<ApiCall, Future<Reply>> handler);

    /**
     * Binds an operation whose body is a stream of its own, such as an upload: no body is read, no body is checked; the
     * handler answers by itself and must bound what it reads.
     */
    void onStream(String operationId, Handler<RoutingContext> handler);
}
