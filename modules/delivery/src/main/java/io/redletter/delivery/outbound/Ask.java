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
 * @param statusIsEnough whether the outcome is known as soon as the status is
 */
public record Ask(
        HttpMethod method,
        URI uri,
        Map<String, String> headers,
        Buffer body,
        Duration timeout,
        int mostBytes,
        boolean statusIsEnough) {

    /** Where the whole answer is needed, such as JSON that names what was made. */
    public Ask(HttpMethod method, URI uri, Map<String, String> headers, Buffer body, Duration timeout, int mostBytes) {
        this(method, uri, headers, body, timeout, mostBytes, false);
    }

    /** The same where the status says everything: an answer whose body breaks off or never ends is an answer. */
    public Ask statusDecides() {
        return new Ask(method, uri, headers, body, timeout, mostBytes, true);
    }

    Ask within(Duration longest) {
        return timeout.compareTo(longest) <= 0
                ? this
                : new Ask(method, uri, headers, body, longest, mostBytes, statusIsEnough);
    }

    /** Shows no query, which may hold a token, and no header. */
    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
