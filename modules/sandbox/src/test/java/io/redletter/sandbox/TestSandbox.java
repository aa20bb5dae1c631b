package io.redletter.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.redletter.platform.SettableClock;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.redletter.sandbox.wechat.WechatLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A sandbox with two accounts and one receiver, called over HTTP as a stranger would. */
public final class TestSandbox implements AutoCloseable {
    public static final String APP = "wx0000000000000001";
    public static final String SERVICE_APP = "wx0000000000000002";
    public static final String SECRET = "0123456789abcdef0123456789abcdef";
    public static final String HOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
    /** 2027-06-05 08:00 in Shanghai. */
    public static final Instant START = Instant.parse("2027-06-05T00:00:00Z");

    public static final byte[] JPG = bytes("\u00ff\u00d8\u00ff\u00e0 a small picture");
    public static final byte[] PNG = bytes("\u0089PNG\r\n a small picture");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SettableClock clock;
    private final Vertx vertx;
    private final Sandbox sandbox;
    private String token = "";

    private TestSandbox(Path directory, SettableClock clock, WechatLimits limits) {
        this.clock = clock;
        this.vertx = Vertx.vertx();
        SandboxConfig config = new SandboxConfig(
                "127.0.0.1",
                0,
                directory,
                List.of(
                        new WechatApp(APP, SECRET, AccountKind.SUBSCRIPTION),
                        new WechatApp(SERVICE_APP, SECRET, AccountKind.SERVICE)),
                List.of(new WebhookEndpoint("partner", HOOK_SECRET)));
        this.sandbox = await(Sandbox.start(vertx, config, clock, limits));
    }

    public static TestSandbox start(Path directory) {
        return start(directory, SettableClock.at(START));
    }

    public static TestSandbox start(Path directory, SettableClock clock) {
        return start(directory, clock, WechatLimits.newAccount());
    }

    public static TestSandbox start(Path directory, SettableClock clock, WechatLimits limits) {
        return new TestSandbox(directory, clock, limits);
    }

    public SettableClock clock() {
        return clock;
    }

    public String url() {
        return sandbox.url();
    }

    public static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** An answer, or an {@link UncheckedIOException} where none came. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return sendWithin(Duration.ofSeconds(10), request);
    }

    public HttpResponse<String> sendWithin(Duration patience, HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(url() + path));
    }

    public HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    public JsonObject json(String path) {
        return new JsonObject(get(path).body());
    }

    public JsonObject order(JsonObject fault) {
        HttpResponse<String> answer =
                send(to("/sandbox/faults").POST(HttpRequest.BodyPublishers.ofString(fault.encode())));
        return new JsonObject(answer.body()).put("status", answer.statusCode());
    }

    /** A WeChat call with whatever body, without a token. */
    public HttpResponse<String> raw(String operation, String body) {
        return send(to("/wechat/cgi-bin/" + operation).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** A WeChat call with the default account's token. */
    public JsonObject call(String operation, JsonObject body) {
        return call(operation, token(), body);
    }

    public JsonObject call(String operation, String accessToken, JsonObject body) {
        return new JsonObject(
                raw(operation + "?access_token=" + accessToken, body.encode()).body());
    }

    public JsonObject askToken(String app, boolean force) {
        JsonObject body = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", app)
                .put("secret", SECRET)
                .put("force_refresh", force);
        return new JsonObject(raw("stable_token", body.encode()).body());
    }

    public String token() {
        if (token.isEmpty()) {
            token = askToken(APP, false).getString("access_token");
        }
        return token;
    }

    public JsonObject upload(String operation, byte[] file) {
        return upload(operation, token(), file);
    }

    public JsonObject upload(String operation, String accessToken, byte[] file) {
        String boundary = "----boundary";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(UTF_8);
        String join = operation.contains("?") ? "&" : "?";
        return new JsonObject(send(to("/wechat/cgi-bin/" + operation + join + "access_token=" + accessToken)
                        .header("content-type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, file, tail))))
                .body());
    }

    public String cover() {
        return upload("material/add_material?type=thumb", JPG).getString("media_id");
    }

    public static JsonObject article(String cover) {
        return new JsonObject()
                .put("title", "世界环境日")
                .put("author", "科普中心")
                .put("content", "<p>今天我们谈水。</p>")
                .put("thumb_media_id", cover);
    }

    public JsonObject addDraft(JsonObject... articles) {
        return call("draft/add", new JsonObject().put("articles", new JsonArray(List.of(articles))));
    }

    public String draft() {
        return addDraft(article(cover())).getString("media_id");
    }

    @Override
    public void close() {
        await(sandbox.close());
        await(vertx.close());
    }
}
