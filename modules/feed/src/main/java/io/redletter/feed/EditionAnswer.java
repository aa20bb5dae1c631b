package io.redletter.feed;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.util.Optional;

/**
 * Gives an edition to whoever asks, or tells them that they have it.
 *
 * @param contentType of the bytes before compression
 * @param cacheControl how the answer may be kept
 * @param vary the request headers on which the answer depends
 */
record EditionAnswer(String contentType, String cacheControl, String vary) {
    /** The header every answer depends on. */
    static final String BY_ENCODING = "Accept-Encoding";

    /** True where the bytes were given, false where they were known already. */
    Future<Boolean> send(HttpServerRequest request, Edition edition, Instant now) {
        Wishes encodings = Wishes.of(request.getHeader(BY_ENCODING));
        boolean zipped = wantsZip(encodings);
        Edition.Variant variant = zipped ? edition.zipped() : edition.plain();
        Optional<Instant> lastModified = edition.lastModified(now);
        HttpServerResponse response = request.response()
                .putHeader("Date", Freshness.date(now))
                .putHeader("ETag", variant.tag())
                .putHeader("Cache-Control", cacheControl)
                .putHeader("Vary", vary)
                .putHeader("X-Content-Type-Options", "nosniff");
        lastModified.ifPresent(at -> response.putHeader("Last-Modified", Freshness.date(at)));
        if (Freshness.isKnown(request, variant.tag(), lastModified)) {
            return response.setStatusCode(304).end().map(false);
        }
        response.putHeader("Content-Type", contentType)
                .putHeader("Content-Length", String.valueOf(variant.bytes().length()));
        if (zipped) {
            response.putHeader("Content-Encoding", "gzip");
        } else if (!encodings.wishes().isEmpty()) {
            response.putHeader("Content-Encoding", "identity"); // else the server would compress it in its own way
        }
        return (request.method().equals(HttpMethod.HEAD) ? response.end() : response.end(variant.bytes())).map(true);
    }

    /** Compressed where that is accepted and not less welcome than plain. */
    private static boolean wantsZip(Wishes encodings) {
        double zip = encodings
                .weight("gzip")
                .or(() -> encodings.weight("x-gzip"))
                .or(() -> encodings.weight("*"))
                .orElse(0.0);
        return zip > 0 && zip >= encodings.weight("identity").orElse(0.0);
    }
}
