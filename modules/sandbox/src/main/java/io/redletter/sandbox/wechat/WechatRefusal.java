package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** A call the platform does not carry out; becomes an HTTP 200 with its errcode. */
final class WechatRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final WechatError error;
    private final transient JsonObject more;

    WechatRefusal(WechatError error, String detail) {
        this(error, detail, new JsonObject());
    }

    /** @param more fields beside errcode and errmsg */
    WechatRefusal(WechatError error, String detail, JsonObject more) {
        super(detail, null, false, false);
        this.error = error;
        this.more = more;
    }

    WechatError error() {
        return error;
    }

    JsonObject more() {
        return more;
    }
}
