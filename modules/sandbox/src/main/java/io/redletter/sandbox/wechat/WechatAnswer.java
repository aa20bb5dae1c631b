package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that succeeds.
 *
 * @param body what is answered
 * @param changes what follows at the account, in order, not yet applied
 * @param effect whether something reached the public: a publication or a group send
 * @param note for people; null for none
 */
record WechatAnswer(JsonObject body, List<AccountChange> changes, boolean effect, @Nullable String note) {
    WechatAnswer {
        changes = List.copyOf(changes);
    }

    static WechatAnswer of(JsonObject body, AccountChange... changes) {
        return new WechatAnswer(body, List.of(changes), false, null);
    }

    /** {@code errcode 0}, {@code errmsg ok} and nothing else. */
    static WechatAnswer ok(AccountChange... changes) {
        return of(new JsonObject().put("errcode", 0).put("errmsg", "ok"), changes);
    }

    WechatAnswer noting(String text) {
        return new WechatAnswer(body, changes, effect, text);
    }

    WechatAnswer asEffect() {
        return new WechatAnswer(body, changes, true, note);
    }
}
