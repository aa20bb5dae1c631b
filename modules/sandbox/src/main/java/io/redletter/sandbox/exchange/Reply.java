package io.redletter.sandbox.exchange;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Map;

/**
 * An HTTP answer that can also be sent badly.
 *
 * @param status HTTP status
 * @param headers headers besides the length
 * @param body the text; empty for none
 */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final String PADDING = "{\"padding\":\"so that the answer has a half\"}";

    /** Sends it whole. */
    public Future<Void> send(HttpServerRequest request) {
        HttpServerResponse response = head(request, status);
        return body.isEmpty() ? response.end() : response.end(body);
    }

    /** Announces the whole, sends half, drops the connection. An answer without a body becomes a 200 with one. */
    Future<Void> sendHalf(HttpServerRequest request) {
        Buffer whole = Buffer.buffer(body.isEmpty() ? PADDING : body);
        return head(request, body.isEmpty() ? 200 : status)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(whole.length()))
                .write(whole.getBuffer(0, whole.length() / 2))
                .eventually(() -> request.connection().close());
    }

    private HttpServerResponse head(HttpServerRequest request, int code) {
        HttpServerResponse response = request.response().setStatusCode(code);
        headers.forEach(response::putHeader);
        return response;
    }
}
