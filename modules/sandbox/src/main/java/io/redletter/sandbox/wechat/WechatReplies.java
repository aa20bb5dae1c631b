package io.redletter.sandbox.wechat;

import io.redletter.sandbox.exchange.Reply;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/** Answers in the platform's form: HTTP 200 whatever happens, the errcode in the body. */
final class WechatReplies {
    /** The platform's own spelling, with encoding where charset belongs; clients must not depend on it. */
    private static final Map<String, String> JSON = Map.of("content-type", "application/json; encoding=utf-8");

    private WechatReplies() {}

    static Reply json(JsonObject body) {
        return new Reply(200, JSON, body.encode());
    }

    static Reply refusal(WechatRefusal refusal, Instant now) {
        return error(
                refusal.error().code(),
                refusal.error().message() + " hint: [" + refusal.getMessage() + "]",
                refusal.more(),
                now);
    }

    static Reply error(WechatError error, Instant now) {
        return error(error.code(), error.message(), new JsonObject(), now);
    }

    static Reply error(int code, String message, JsonObject more, Instant now) {
        String traced = message + " rid: " + Codes.requestId(now.getEpochSecond());
        return json(new JsonObject().put("errcode", code).put("errmsg", traced).mergeIn(more));
    }
}
