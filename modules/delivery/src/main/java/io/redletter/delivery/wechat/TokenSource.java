package io.redletter.delivery.wechat;

import io.redletter.delivery.quota.CallLimits;
import io.redletter.delivery.quota.CallsSpent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** Asks the platform for a token. The caller sees to it that one node does so at a time. */
final class TokenSource {
    /** The platform makes no two by force within this time. */
    static final Duration FORCED_GAP = Duration.ofSeconds(30);

    private static final String CALL = "stable_token";

    private final WechatHttp http;
    private final CallLimits limits;

    /** @param lives how long the platform takes it from now on */
    record Answer(String token, Duration lives) {}

    TokenSource(WechatHttp http, CallLimits limits) {
        this.http = http;
        this.limits = limits;
    }

    /**
     * @param force whether the token before ends at once; the platform grants that a few times a day
     */
    Future<Answer> ask(WechatAccount account, boolean force) {
        JsonObject body = new JsonObject()
                .put("grant_type", "client_credential")
                .put("appid", account.appId())
                .put("secret", account.secret())
                .put("force_refresh", force);
        return (force ? limits.take(account.channel(), CALL + "/force") : limits.take(account.channel(), CALL))
                .recover(failure -> failure instanceof CallsSpent spent
                        ? Future.failedFuture(WechatRefusal.spent(spent))
                        : Future.failedFuture(failure))
                .compose(v -> http.post(account.uri(CALL, ""), CALL, body.toBuffer()))
                .map(answer -> new Answer(
                        WechatHttp.required(answer, CALL, "access_token"),
                        Duration.ofSeconds(answer.getLong("expires_in", 0L))));
    }

    /** What another node was told a moment ago. */
    static WechatRefusal refusal(int code) {
        return new WechatRefusal(CALL, code, new JsonObject().put("errmsg", "said to another a moment ago"));
    }
}
