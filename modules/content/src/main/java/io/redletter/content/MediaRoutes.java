package io.redletter.content;

import io.redletter.content.media.ByteRange;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.http.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Serves media files by hash: to everybody while a released work shows them, to staff at any time. */
final class MediaRoutes implements Routes {
    private static final String OPEN_CACHE = "public, max-age=31536000, immutable";

    private final MediaLibrary library;
    private final EmbargoGate gate;

    MediaRoutes(MediaLibrary library, EmbargoGate gate) {
        this.library = library;
        this.gate = gate;
    }

    @Override
    public void mount(Router router) {
        router.route("/media/:sha256/:name")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::serve)
                .failureHandler(PlainFailures::answer);
    }

    private void serve(RoutingContext context) {
        String sha256 = context.pathParam("sha256");
        cachePolicy(context, sha256)
                .compose(cache -> library.get(sha256).compose(media -> send(context, media, cache)))
                .onFailure(context::fail);
    }

    /** How the answer may be kept; fails with a 404 where it must not be given at all. */
    private Future<String> cachePolicy(RoutingContext context, String sha256) {
        if (!Fields.isSha256(sha256)) {
            return Future.failedFuture(new NotFoundException("media", "?"));
        }
        return gate.mediaIsOpen(sha256).map(open -> {
            if (!open && !StaffPass.isHeld(context)) {
                throw new NotFoundException("media", sha256);
            }
            return open ? OPEN_CACHE : StaffPass.CACHE;
        });
    }

    private Future<Void> send(RoutingContext context, Media media, String cache) {
        HttpServerRequest request = context.request();
        String etag = '"' + media.sha256() + '"';
        HttpServerResponse response = context.response()
                .putHeader("ETag", etag)
                .putHeader("Cache-Control", cache)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (isKnown(request.getHeader("If-None-Match"), etag)) {
            return response.setStatusCode(304).end();
        }
        ByteRange range = range(request, etag, media.size());
        if (range.kind() != ByteRange.Kind.WHOLE) {
            response.putHeader("Content-Range", range.contentRange(media.size()));
        }
        if (range.kind() == ByteRange.Kind.OUTSIDE) {
            return response.setStatusCode(416).end();
        }
        response.setStatusCode(range.kind() == ByteRange.Kind.PART ? 206 : 200)
                .putHeader("Content-Type", media.type())
                .putHeader("Content-Length", String.valueOf(range.length()));
        return HttpMethod.HEAD.equals(request.method())
                ? response.end()
                : response.sendFile(library.file(media.sha256()).toString(), range.from(), range.length());
    }

    /** A part is given only of the very bytes the reader has begun with. */
    private static ByteRange range(HttpServerRequest request, String etag, long size) {
        String condition = request.getHeader("If-Range");
        boolean holds = HttpMethod.GET.equals(request.method()) && (condition == null || condition.equals(etag));
        return ByteRange.of(holds ? request.getHeader("Range") : null, size);
    }

    private static boolean isKnown(@Nullable String header, String etag) {
        if (header == null) {
            return false;
        }
        for (String candidate : header.split(",", 50)) {
            String tag = candidate.strip();
            if (tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
