package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.quota.CallsSpent;
import io.redletter.delivery.quota.Per;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** The platform answered a call with an error code: the call was not carried out. */
final class WechatRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonObject answer;

    WechatRefusal(String call, int code, JsonObject answer) {
        super(call + ": " + code + " " + answer.getValue("errmsg", ""), null, false, false);
        this.code = code;
        this.answer = answer;
    }

    /** Not even asked: the account's calls are used up, as the platform would have said. */
    static WechatRefusal spent(CallsSpent spent) {
        int code = spent.per() == Per.MINUTE ? 45011 : 45009;
        return new WechatRefusal(
                spent.call(), code, new JsonObject().put("errmsg", String.valueOf(spent.getMessage())));
    }

    int code() {
        return code;
    }

    JsonObject answer() {
        return answer;
    }

    boolean is(WechatError.Kind kind) {
        return WechatError.of(code).kind() == kind;
    }

    Outcome outcome(Instant now) {
        return WechatError.of(code).outcome(code, String.valueOf(getMessage()), now);
    }
}
