package io.redletter.bench.crash.house;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** JSON over HTTP, as a program uses it. */
public final class Web {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

    /** @param token may be empty */
    public JsonObject post(String address, String token, JsonObject body) throws IOException {
        return answer(
                request(address, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                        .build(),
                body.encode());
    }

    /** @param token may be empty */
    public JsonObject get(String address, String token) throws IOException {
        return answer(request(address, token).GET().build(), "");
    }

    public void delete(String address) throws IOException {
        answer(request(address, "").DELETE().build(), "");
    }

    private static HttpRequest.Builder request(String address, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonObject answer(HttpRequest request, String sent) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(request.uri() + " " + sent + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? new JsonObject() : new JsonObject(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
