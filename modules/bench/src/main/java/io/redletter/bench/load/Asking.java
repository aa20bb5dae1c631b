package io.redletter.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import java.net.URI;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What is sent, again and again, to one address by POST.
 *
 * @param site host and port
 * @param path of every request
 * @param headers of every request, by number
 * @param body by number, so that every request can be another one
 * @param expected the status that counts as done
 */
public record Asking(
        URI site, String path, LongFunction<Map<String, String>> headers, LongFunction<Buffer> body, int expected) {
    void fill(HttpClientRequest request, long number) {
        headers.apply(number).forEach(request::putHeader);
    }
}
