package io.redletter.delivery.wechat;

import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.redletter.platform.redis.RedisScript;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: one node at a time asks the platform for an account's token and leaves it sealed in Redis for all. The
 * lock is a courtesy to the platform's quota: without Redis each node asks for itself and is given the same token.
 */
final class WechatTokens {
    private static final RedisScript UNLOCK = RedisScript.load(WechatTokens.class, "unlock.lua");
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
    private static final Duration LOCKED = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_MILLIS = 250;
    private static final int LOOKS = 20;

    private final Platform platform;
    private final WechatHttp http;
    private final Map<String, Token> known = new ConcurrentHashMap<>();

    WechatTokens(Platform platform, WechatHttp http) {
        this.platform = platform;
        this.http = http;
    }

    /** A token that should be good. */
    Future<String> token(WechatAccount account) {
        return find(account, "", LOOKS);
    }

    /** Another token than the one the platform just refused. */
    Future<String> otherThan(WechatAccount account, String refused) {
        known.computeIfPresent(account.id(), (id, token) -> token.text.equals(refused) ? null : token);
        return find(account, refused, LOOKS);
    }

    private Future<String> find(WechatAccount account, String refused, int looks) {
        Token mine = known.get(account.id());
        if (mine != null && mine.isGood(now()) && !mine.text.equals(refused)) {
            return Future.succeededFuture(mine.text);
        }
        String nonce = Ids.next();
        return shared(account)
                .map(token -> token.filter(text -> !text.equals(refused)))
                .compose(token -> token.isPresent()
                        ? Future.succeededFuture(token.get())
                        : lock(account, nonce)
                                .compose(locked -> locked || looks <= 1
                                        ? fetch(account, refused).eventually(() -> unlock(account, nonce))
                                        : later().compose(v -> find(account, refused, looks - 1))));
    }

    private Future<Optional<String>> shared(WechatAccount account) {
        return platform.redis()
                .send(Command.GET, key(account, "token"))
                .map(found -> open(account, found))
                .otherwise(Optional.empty());
    }

    private Optional<String> open(WechatAccount account, @Nullable Response text) {
        try {
            return text == null
                    ? Optional.empty()
                    : Optional.of(platform.vault().open(purpose(account), text.toString()));
        } catch (SealBrokenException ofAnotherKey) {
            return Optional.empty();
        }
    }

    /** True also without Redis: then everyone asks for itself. */
    private Future<Boolean> lock(WechatAccount account, String nonce) {
        return platform.redis()
                .send(Command.SET, key(account, "refresh"), nonce, "NX", "PX", LOCKED.toMillis())
                .map(answer -> answer != null)
                .otherwise(true);
    }

    private Future<Void> unlock(WechatAccount account, String nonce) {
        return UNLOCK.run(platform.redis(), List.of(key(account, "refresh")), List.of(nonce))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<String> fetch(WechatAccount account, String refused) {
        return ask(account, false)
                .compose(token -> token.text.equals(refused) ? ask(account, true) : Future.succeededFuture(token))
                .compose(token -> share(account, token));
    }

    private Future<Token> ask(WechatAccount account, boolean force) {
        JsonObject body = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", account.appId())
                .put("secret", account.secret())
                .put("force_refresh", force);
        return http.post(account.uri("stable_token", ""), "stable_token", body.toBuffer())
                .map(answer -> new Token(
                        WechatHttp.required(answer, "stable_token", "access_token"),
                        now().plusSeconds(answer.getLong("expires_in", 0L)).minus(BEFORE_THE_END)));
    }

    private Future<String> share(WechatAccount account, Token token) {
        known.put(account.id(), token);
        long seconds = Math.max(1, Duration.between(now(), token.goodUntil).toSeconds());
        String sealed = platform.vault().seal(purpose(account), token.text);
        return platform.redis()
                .send(Command.SET, key(account, "token"), sealed, "EX", seconds)
                .map(token.text)
                .otherwise(token.text);
    }

    private Future<Void> later() {
        Vertx vertx = platform.vertx();
        return vertx.timer(LOOK_AGAIN_MILLIS).mapEmpty();
    }

    private Instant now() {
        return platform.clock().instant();
    }

    private static String purpose(WechatAccount account) {
        return "channel/" + account.id() + "/token";
    }

    private static String key(WechatAccount account, String what) {
        return "rl:{wechat:" + account.id() + "}:" + what;
    }

    private record Token(String text, Instant goodUntil) {
        boolean isGood(Instant now) {
            return now.isBefore(goodUntil);
        }
    }
}
