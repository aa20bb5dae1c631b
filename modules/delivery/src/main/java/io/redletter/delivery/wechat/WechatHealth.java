package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.quota.CallLimits;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Looks whether an account could work: its token, its permission to keep drafts, the calls it has left today. */
final class WechatHealth {
    private static final JsonObject ONE =
            new JsonObject().put("offset", 0).put("count", 1).put("no_content", 1);

    private final WechatApi api;
    private final WechatTokens tokens;
    private final CallLimits limits;
    private final InstantSource clock;

    WechatHealth(WechatApi api, WechatTokens tokens, CallLimits limits, InstantSource clock) {
        this.api = api;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    Future<ChannelHealth> of(WechatAccount account) {
        return api.post(account, "draft/batchget", ONE)
                .compose(answer -> limits.leftToday(account.channel()))
                .compose(left -> tokens.expires(account)
                        .map(expires -> new ChannelHealth(true, words(account, left), expires.orElse(null))))
                .recover(failure -> tokens.expires(account)
                        .otherwise(Optional.empty())
                        .map(expires -> new ChannelHealth(false, trouble(failure), expires.orElse(null))));
    }

    private String trouble(Throwable failure) {
        return failure instanceof WechatRefusal refusal
                ? refusal.outcome(clock.instant()).reason()
                : String.valueOf(failure.getMessage());
    }

    private static String words(WechatAccount account, Map<String, Integer> left) {
        boolean mass =
                account.channel().setting(WechatAccount.PUBLISH, "freepublish").equals("mass");
        Integer calls = left.get(mass ? "message/mass/sendall" : "freepublish/submit");
        return calls == null
                ? "令牌和草稿权限正常 (token and permission are fine)"
                : "令牌和草稿权限正常,今天还可调用" + (mass ? "群发" : "发布") + "接口 " + Math.max(0, calls)
                        + " 次 (token and permission are fine, " + Math.max(0, calls) + " calls left today)";
    }
}
