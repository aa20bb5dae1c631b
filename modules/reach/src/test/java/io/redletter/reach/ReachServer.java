package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Role;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.AllowForwardHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Reach behind a real HTTP server and a proxy's headers; a request with {@code X-Actor} counts as signed in. */
final class ReachServer {
    static final String AGENT = "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.49";

    final Reach reach;
    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Answer(int status, Map<String, String> headers, Buffer body) {}

    ReachServer(Platform platform, ReachConfig config) {
        reach = new Reach(platform, config);
        await(reach.start());
        Router router = Router.router(platform.vertx()).allowForward(AllowForwardHeaders.X_FORWARD);
        router.route().handler(context -> {
            if (context.request().getHeader("X-Actor") != null) {
                context.put("redletter.actor", new Actor("u1", "li", "李", Set.of(Role.MANAGER), "unit1"));
            }
            context.next();
        });
        reach.routes().forEach(routes -> routes.mount(router));
        OpenApiDocument document = OpenApiDocument.merge(reach.operations());
        ApiRouter api = new ApiRouter(new IdempotencyStore(platform), context -> "");
        router.route("/api/v1/*").subRouter(await(api.build(platform.vertx(), document, reach.operations())));
        server =
                await(platform.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    Answer post(String body) {
        return post("/r", Buffer.buffer(body), Map.of("Content-Type", "text/plain;charset=UTF-8"));
    }

    Answer post(String path, Buffer body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes()));
        return answer(send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    Answer get(String path, Map<String, String> headers) {
        return answer(send(request(path, headers), HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Opens a stream; close its body. */
    HttpResponse<InputStream> open(String path, Map<String, String> headers) {
        return send(request(path, headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path, Map<String, String> headers) {
        URI uri = URI.create("http://127.0.0.1:" + server.actualPort() + path.replace("|", "%7C"));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        request.setHeader("User-Agent", AGENT);
        headers.forEach(request::setHeader);
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return new Answer(response.statusCode(), headers, Buffer.buffer(response.body()));
    }

    void close() {
        await(reach.stop());
        await(server.close());
    }
}
