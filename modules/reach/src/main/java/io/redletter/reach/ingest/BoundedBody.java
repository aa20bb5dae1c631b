package io.redletter.reach.ingest;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Reads a request's body up to a bound; what is larger is refused before it is held. */
final class BoundedBody {
    private BoundedBody() {}

    /** The body; fails with {@link EventRefusedException} (413) beyond the limit. */
    static Future<Buffer> read(RoutingContext context, int limit) {
        if (context.body() != null && context.body().available()) {
            Buffer already = context.body().buffer();
            return bounded(already == null ? Buffer.buffer() : already, limit);
        }
        HttpServerRequest request = context.request();
        if (declared(request) > limit) {
            return refused(context, limit);
        }
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        request.exceptionHandler(read::tryFail);
        request.endHandler(end -> read.tryComplete(body));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > limit) {
                read.tryFail(EventRefusedException.tooLarge(limit));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.resume();
        return read.future();
    }

    private static Future<Buffer> bounded(Buffer body, int limit) {
        return body.length() > limit
                ? Future.failedFuture(EventRefusedException.tooLarge(limit))
                : Future.succeededFuture(body);
    }

    private static Future<Buffer> refused(RoutingContext context, int limit) {
        context.response().putHeader("Connection", "close");
        return Future.failedFuture(EventRefusedException.tooLarge(limit));
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
