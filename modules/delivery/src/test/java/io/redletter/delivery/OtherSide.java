package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.sandbox.Sandbox;
import io.redletter.sandbox.SandboxConfig;
import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.redletter.sandbox.wechat.WechatLimits;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;

/** The sandbox, asked what it received, and told what is to go wrong. */
final class OtherSide implements AutoCloseable {
    static final String HOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr";
    static final String APP = "wx0000000000000001";
    static final String APP_SECRET = "0123456789abcdef0123456789abcdef";
    static final String MAIL_LOGIN = "news";
    static final String MAIL_PASSWORD = "Mail-Password-2027";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Sandbox sandbox;

    private OtherSide(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    static OtherSide start(Platform platform, SettableClock clock) {
        SandboxConfig config = new SandboxConfig(
                "127.0.0.1",
                0,
                platform.data().resolve("sandbox"),
                List.of(new WechatApp(APP, APP_SECRET, AccountKind.SUBSCRIPTION)),
                List.of(new WebhookEndpoint("one", HOOK_SECRET), new WebhookEndpoint("two", HOOK_SECRET)),
                new MailHouse(0, MAIL_LOGIN, MAIL_PASSWORD));
        return new OtherSide(await(Sandbox.start(platform.vertx(), config, clock, WechatLimits.newAccount())));
    }

    String authority() {
        return URI.create(sandbox.url()).getAuthority();
    }

    int mailPort() {
        return sandbox.mailPort();
    }

    String get(String path) {
        return call("GET", path, "");
    }

    String hook(String endpoint) {
        return sandbox.hookUrl(endpoint);
    }

    String wechat() {
        return sandbox.wechatUrl();
    }

    /** Orders a fault for the next call of this operation; null for any. */
    void goWrong(String target, String kind, String operation, int times, JsonObject more) {
        JsonObject order = new JsonObject()
                .put("target", target)
                .put("kind", kind)
                .put("times", times)
                .mergeIn(more);
        if (operation != null) {
            order.put("operation", operation);
        }
        call("POST", "/sandbox/faults", order.encode());
    }

    void goWrong(String target, String kind, String operation) {
        goWrong(target, kind, operation, 1, new JsonObject());
    }

    /** Enters where an account's events go, as its operator does at the website; whether the address proved itself. */
    boolean tells(String url, String token, String aesKey, String mode) {
        JsonObject wanted = new JsonObject()
                .put("account", APP)
                .put("url", url)
                .put("token", token)
                .put("aesKey", aesKey)
                .put("mode", mode);
        return send("POST", "/sandbox/callbacks", wanted.encode()).statusCode() == 204;
    }

    /** The token the account's calls carry now. */
    String accessToken() {
        JsonObject wanted = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", APP)
                .put("secret", APP_SECRET);
        return new JsonObject(call("POST", "/wechat/cgi-bin/stable_token", wanted.encode())).getString("access_token");
    }

    /** The events that were sent, newest first. */
    List<JsonObject> told() {
        JsonArray sent = new JsonObject(call("GET", "/sandbox/callbacks", "")).getJsonArray("callbacks");
        return IntStream.range(0, sent.size()).mapToObj(sent::getJsonObject).toList();
    }

    void goWell() {
        call("DELETE", "/sandbox/faults", "");
    }

    /** What one operation of a target received, oldest first. */
    List<JsonObject> received(String target, String operation) {
        JsonArray entries =
                new JsonObject(call("GET", "/sandbox/ledger?limit=1000&target=" + target, "")).getJsonArray("entries");
        return IntStream.iterate(entries.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(entries::getJsonObject)
                .filter(entry -> entry.getString("operation").equals(operation))
                .toList();
    }

    long effects(String target) {
        JsonArray entries =
                new JsonObject(call("GET", "/sandbox/ledger?limit=1000&target=" + target, "")).getJsonArray("entries");
        return IntStream.range(0, entries.size())
                .mapToObj(entries::getJsonObject)
                .filter(entry -> entry.getBoolean("effect"))
                .count();
    }

    private String call(String method, String path, String body) {
        HttpResponse<String> answer = send(method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        await(sandbox.close());
    }
}
