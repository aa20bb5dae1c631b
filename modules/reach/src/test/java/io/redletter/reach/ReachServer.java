package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.accounts.Accounts;
import io.redletter.accounts.AccountsConfig;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Role;
import io.redletter.platform.Platform;
import io.redletter.platform.http.ApiRouter;
import io.redletter.platform.http.IdempotencyStore;
import io.redletter.platform.http.OpenApiDocument;
import io.redletter.reach.journal.Disk;
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
        this(platform, config, Disk.REAL);
    }

    ReachServer(Platform platform, ReachConfig config, Disk disk) {
        Accounts accounts = new Accounts(platform, AccountsConfig.standard());
        await(accounts.start());
        unit(accounts, "unit1", null, "湖北省鄂州市");
        unit(accounts, "unit2", "unit1", "湖北省鄂州市华容区");
        unit(accounts, "unit3", null, "湖南省");
        reach = new Reach(platform, config, accounts, new TestNeighbours(), disk);
        await(reach.start());
        Router router = Router.router(platform.vertx()).allowForward(AllowForwardHeaders.X_FORWARD);
        router.route().handler(context -> {
            String actor = context.request().getHeader("X-Actor");
            if (actor != null) {
                context.put("redletter.actor", actor(actor));
            }
            context.next();
        });
        reach.beacon().mount(router);
        reach.routes().forEach(routes -> routes.mount(router));
        OpenApiDocument document = OpenApiDocument.merge(reach.operations());
        ApiRouter api = new ApiRouter(new IdempotencyStore(platform), context -> "");
        router.route("/api/v1/*").subRouter(await(api.build(platform.vertx(), document, reach.operations())));
        server =
                await(platform.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    }

    /** {@code 1} is a manager of unit1; else {@code ROLE@unit}. */
    private static Actor actor(String text) {
        String[] roleAndUnit = text.equals("1") ? new String[] {"MANAGER", "unit1"} : text.split("@");
        return new Actor("u-" + text, "li", "李", Set.of(Role.valueOf(roleAndUnit[0])), roleAndUnit[1]);
    }

    private static void unit(Accounts accounts, String id, String parent, String region) {
        await(accounts.service()
                .createUnit(Actor.system("test"), id, new NewUnit("单位" + id, "", parent, region, false)));
    }

    Answer post(String body) {
        return post("/r", Buffer.buffer(body), Map.of("Content-Type", "text/plain;charset=UTF-8"));
    }

    Answer post(String path, Buffer body, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path, headers).POST(HttpRequest.BodyPublishers.ofByteArray(body.getBytes()));
        return answer(send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    int put(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path, headers).PUT(HttpRequest.BodyPublishers.ofString(body));
        return answer(send(request, HttpResponse.BodyHandlers.ofByteArray())).status();
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
