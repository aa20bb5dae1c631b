package io.redletter.app.rehearsal;

import io.redletter.platform.Platform;
import io.redletter.platform.secret.Vault;
import io.redletter.sandbox.Sandbox;
import io.redletter.sandbox.SandboxConfig;
import io.redletter.sandbox.mail.MailHouse;
import io.redletter.sandbox.webhook.WebhookEndpoint;
import io.redletter.sandbox.wechat.AccountKind;
import io.redletter.sandbox.wechat.WechatApp;
import io.redletter.sandbox.wechat.WechatLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox in which every channel account of a rehearsal has a stand-in of its own. Of a real account it takes over what kind
 * it is and how it publishes; never an address, an id at the platform, or a secret.
 */
final class StandIns {
    static final StandIns NONE = new StandIns(null, Map.of());

    private static final String HOST = "127.0.0.1";
    private static final String WEBHOOK = "webhook";
    private static final String WECHAT = "wechat-oa";
    private static final String EMAIL = "email";
    private static final String MAIL_LOGIN = "rehearsal";
    private static final List<String> HARMLESS =
            List.of("publish", "author", "account-type", "zone", "from", "from-name", "reply-to", "return-domain");
    private static final long ANSWER_SECONDS = 5;

    private final @Nullable Sandbox sandbox;
    private final Map<String, Stand> stands;

    private StandIns(@Nullable Sandbox sandbox, Map<String, Stand> stands) {
        this.sandbox = sandbox;
        this.stands = Map.copyOf(stands);
    }

    /** A stand-in before it has an address. */
    private record Stand(String kind, String name, String secret) {}

    /**
     * Sums of what the stand-ins received, of all or under some keys.
     *
     * @param doubled whether something was done more than once under one key
     */
    record Received(long requests, long effects, boolean doubled) {
        static final Received NOTHING = new Received(0, 0, false);

        Received plus(Received other) {
            return new Received(requests + other.requests, effects + other.effects, doubled || other.doubled);
        }
    }

    /** @param accounts the real accounts as they are stored; nothing of them is changed */
    static Future<StandIns> open(Platform stage, List<Document> accounts) {
        Map<String, Stand> stands = new LinkedHashMap<>();
        List<WechatApp> apps = new ArrayList<>();
        List<WebhookEndpoint> hooks = new ArrayList<>();
        String mailPassword = HexFormat.of().formatHex(Vault.random(16));
        for (Document account : accounts) {
            String id = account.getString("_id");
            if (WEBHOOK.equals(account.getString("kind"))) {
                String secret = "whsec_" + Base64.getEncoder().encodeToString(Vault.random(32));
                stands.put(id, new Stand(WEBHOOK, id, secret));
                hooks.add(new WebhookEndpoint(id, secret));
            } else if (WECHAT.equals(account.getString("kind"))) {
                String app = "wx" + HexFormat.of().formatHex(Vault.random(8));
                String secret = HexFormat.of().formatHex(Vault.random(16));
                stands.put(id, new Stand(WECHAT, app, secret));
                apps.add(new WechatApp(app, secret, kindOf(account)));
            } else if (EMAIL.equals(account.getString("kind"))) {
                stands.put(id, new Stand(EMAIL, MAIL_LOGIN, mailPassword));
            }
        }
        MailHouse mail = new MailHouse(0, MAIL_LOGIN, mailPassword);
        SandboxConfig config = new SandboxConfig(HOST, 0, stage.data().resolve("sandbox"), apps, hooks, mail);
        return Sandbox.start(stage.vertx(), config, stage.clock(), WechatLimits.newAccount())
                .map(sandbox -> new StandIns(sandbox, stands));
    }

    /** {@code host:port}: the only ones that a stage may call. */
    Set<String> authorities() {
        return sandbox == null
                ? Set.of(HOST + ":1")
                : Set.of(URI.create(sandbox.url()).getAuthority(), HOST + ":" + sandbox.mailPort());
    }

    /** The account as it stands on the stage; one of a kind without a stand-in is disabled. */
    Document standIn(Document account, Vault vault) {
        String id = account.getString("_id");
        Stand stand = stands.get(id);
        Document settings = new Document();
        Document played = new Document();
        for (String kept :
                List.of("_id", "version", "kind", "name", "unitId", "enabled", "demo", "createdBy", "createdAt")) {
            if (account.containsKey(kept)) {
                played.append(kept, account.get(kept));
            }
        }
        if (account.getString("disabledReason") != null) {
            played.append("disabledReason", account.getString("disabledReason"));
        }
        if (stand == null || sandbox == null) {
            return played.append("settings", settings)
                    .append("enabled", false)
                    .append("disabledReason", "彩排里还没有这种渠道的替身 (no stand-in for this kind)");
        }
        if (account.get("settings") instanceof Document real) {
            HARMLESS.stream().filter(real::containsKey).forEach(key -> settings.append(key, real.get(key)));
        }
        if (stand.kind().equals(WEBHOOK)) {
            settings.append("url", sandbox.hookUrl(stand.name()));
        } else if (stand.kind().equals(EMAIL)) {
            settings.append("host", HOST)
                    .append("port", String.valueOf(sandbox.mailPort()))
                    .append("security", "none")
                    .append("login", stand.name());
        } else {
            settings.append("app-id", stand.name()).append("base-url", sandbox.wechatUrl());
        }
        return played.append("settings", settings)
                .append("sealedSecret", vault.seal("channel/" + id + "/secret", stand.secret()));
    }

    Future<Received> all(Vertx vertx) {
        return ask(vertx, "/sandbox/ledger?limit=1").map(answer -> received(answer.getJsonObject("totals")));
    }

    /** Of a delivery: a webhook's id is its key with a word before it, a group send's is the key itself. */
    Future<Received> under(Vertx vertx, String key) {
        return ask(vertx, "/sandbox/ledger/keys/" + key).map(StandIns::received).compose(plain -> ask(
                        vertx, "/sandbox/ledger/keys/msg_" + key)
                .map(StandIns::received)
                .map(plain::plus));
    }

    /** The sum over the keys of a list's people. */
    Future<Received> underEach(Vertx vertx, List<String> keys) {
        return Future.all(keys.stream().map(key -> under(vertx, key)).toList())
                .map(all -> all.<Received>list().stream().reduce(Received.NOTHING, Received::plus));
    }

    Future<Void> stop() {
        return sandbox == null ? Future.succeededFuture() : sandbox.close().otherwiseEmpty();
    }

    private static Received received(JsonObject sums) {
        long effects = sums.getLong("effects", 0L);
        return new Received(sums.getLong("requests", 0L), effects, effects > 1);
    }

    private Future<JsonObject> ask(Vertx vertx, String path) {
        if (sandbox == null) {
            return Future.succeededFuture(new JsonObject());
        }
        var client = vertx.createHttpClient();
        return client.request(HttpMethod.GET, sandbox.port(), HOST, path)
                .compose(request -> request.send())
                .compose(response -> response.body())
                .map(Buffer::toJsonObject)
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .eventually(client::close);
    }

    private static AccountKind kindOf(Document account) {
        boolean service = account.get("settings") instanceof Document settings
                && "service".equals(settings.getString("account-type"));
        return service ? AccountKind.SERVICE : AccountKind.SUBSCRIPTION;
    }
}
