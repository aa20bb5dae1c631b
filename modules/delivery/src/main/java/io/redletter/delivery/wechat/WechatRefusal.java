package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
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
