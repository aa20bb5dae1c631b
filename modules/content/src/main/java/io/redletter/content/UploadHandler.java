package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Actors;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** {@code POST /media}: the body is the file itself, streamed to disk at the disk's pace. */
final class UploadHandler implements Handler<RoutingContext> {
    private static final long LEFTOVER_MILLIS = Duration.ofSeconds(5).toMillis();

    private final Vertx vertx;
    private final MediaLibrary library;

    UploadHandler(Vertx vertx, MediaLibrary library) {
        this.vertx = vertx;
        this.library = library;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request().pause();
        taken(context, request)
                .onSuccess(media -> context.response()
                        .setStatusCode(201)
                        .putHeader("Location", "/api/v1/media/" + media.sha256())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store")
                        .end(Json.buffer(media)))
                .onFailure(failure -> refuse(context, failure));
    }

    private Future<Media> taken(RoutingContext context, HttpServerRequest request) {
        return Future.succeededFuture().compose(v -> {
            Actor actor = Actors.of(context);
            refuseForm(request);
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            String name = request.getParam("name", "");
            return library.take(actor, name, request, announced(request));
        });
    }

    private static void refuseForm(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type != null && type.startsWith("multipart/")) {
            throw new RefusedException(
                    415,
                    "media-not-a-form",
                    "请把文件本身作为请求体，不要用表单 (expected: the file itself as body, not a form)",
                    "header/Content-Type");
        }
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return length == null || !length.matches("\\d{1,18}") ? -1 : Long.parseLong(length);
    }

    /** Answers at once, then reads what is still on its way for a moment, so that the sender gets to see the answer. */
    private void refuse(RoutingContext context, Throwable failure) {
        HttpServerRequest request = context.request();
        if (context.response().closed()) {
            return; // nobody is there to be answered
        }
        if (!request.isEnded()) {
            context.response().putHeader("Connection", "close");
            request.exceptionHandler(gone -> {});
            request.handler(chunk -> {});
            long timer =
                    vertx.setTimer(LEFTOVER_MILLIS, v -> request.connection().close());
            request.endHandler(v -> vertx.cancelTimer(timer));
            request.resume();
        }
        context.fail(failure);
    }
}
