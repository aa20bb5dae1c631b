package io.redletter.delivery.outbound;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One request to the outside.
 *
 * @param timeout from the moment it is sent to the last byte of the answer
 * @param mostBytes how much of the answer's body is read; the rest is dropped
 */
public record Ask(
        HttpMethod method, URI uri, Map<String, String> headers, Buffer body, Duration timeout, int mostBytes) {

    /** Shows no query, which may hold a token, and no header. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
