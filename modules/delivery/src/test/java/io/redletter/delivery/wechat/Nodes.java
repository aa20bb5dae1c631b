package io.redletter.delivery.wechat;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.TargetGuard;
import io.redletter.delivery.quota.CallLimits;
import io.redletter.delivery.quota.QuotaRules;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.redletter.sandbox.Sandbox;
import io.redletter.sandbox.SandboxConfig;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Several nodes on one database, one Official Account, and the sandbox at its other end. */
final class Nodes implements AutoCloseable {
    static final String APP = "wx0000000000000001";
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    final List<WechatApi> apis = new ArrayList<>();
    private final List<Platform> platforms = new ArrayList<>();
    private final List<Outbound> outbounds = new ArrayList<>();
    private final Sandbox sandbox;

    Nodes(SettableClock clock, int nodes) {
        String database = "t_" + Ids.next();
        IntStream.range(0, nodes).forEach(i -> platforms.add(TestPlatform.open(clock, database)));
        Platform first = platforms.get(0);
        this.sandbox = await(Sandbox.start(
                first.vertx(),
                new SandboxConfig(
                        "127.0.0.1",
                        0,
                        first.data().resolve("sandbox"),
                        List.of(new WechatApp(APP, SECRET, AccountKind.SUBSCRIPTION)),
                        List.of()),
                clock));
        QuotaRules rules = QuotaRules.load(Path.of("../../config/quotas.yaml"));
        String authority = URI.create(sandbox.url()).getAuthority();
        platforms.forEach(platform -> {
            Outbound outbound = new Outbound(platform.vertx(), new TargetGuard(platform.vertx(), Set.of(authority)));
            outbounds.add(outbound);
            WechatHttp http = new WechatHttp(outbound);
            CallLimits limits = new CallLimits(platform.mongo(), rules, clock);
            apis.add(new WechatApi(http, new WechatTokens(platform, new TokenSource(http, limits), clock), limits));
        });
    }

    Platform platform(int number) {
        return platforms.get(number);
    }

    WechatAccount account(String secret) {
        ChannelAccount account = new ChannelAccount(
                "ch_1",
                1,
                WechatChannel.KIND,
                "公众号",
                "unit_1",
                Map.of("app-id", APP, "base-url", sandbox.wechatUrl()),
                null,
                true,
                null,
                false,
                "test",
                java.time.Instant.EPOCH);
        return WechatAccount.of(account, secret);
    }

    WechatAccount account() {
        return account(SECRET);
    }

    /** Every node makes the call at once. */
    List<Future<JsonObject>> everywhere(String call) {
        return apis.stream()
                .map(api -> api.post(
                        account(), call, new JsonObject().put("offset", 0).put("count", 1)))
                .toList();
    }

    void goWrong(String kind, String operation, int times, int code) {
        ask(
                HttpMethod.POST,
                "/sandbox/faults",
                new JsonObject()
                        .put("target", "wechat")
                        .put("kind", kind)
                        .put("operation", operation)
                        .put("times", times)
                        .put("code", code));
    }

    void slow(String operation, int times, long millis) {
        ask(
                HttpMethod.POST,
                "/sandbox/faults",
                new JsonObject()
                        .put("target", "wechat")
                        .put("kind", "slow")
                        .put("operation", operation)
                        .put("times", times)
                        .put("delayMs", millis));
    }

    /** How often an operation was asked for, all nodes together. */
    long asked(String operation) {
        JsonArray entries =
                ask(HttpMethod.GET, "/sandbox/ledger?limit=1000", null).getJsonArray("entries");
        return IntStream.range(0, entries.size())
                .mapToObj(entries::getJsonObject)
                .filter(entry -> entry.getString("operation").equals(operation))
                .count();
    }

    private JsonObject ask(HttpMethod method, String path, JsonObject body) {
        URI uri = URI.create(sandbox.url() + path);
        var client = platforms.get(0).vertx().createHttpClient();
        return await(client.request(method, uri.getPort(), uri.getHost(), path)
                .compose(request -> request.send(body == null ? Buffer.buffer() : body.toBuffer()))
                .compose(response -> response.body())
                .map(Buffer::toJsonObject));
    }

    @Override
    public void close() {
        await(sandbox.close());
        outbounds.forEach(outbound -> await(outbound.close()));
        platforms.forEach(TestPlatform::close);
    }
}
