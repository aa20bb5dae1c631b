package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code message/mass/preview}: shows a draft to one named follower; the draft stays in the box. */
final class PreviewMessage implements WechatOperation {
    private static final long FIRST_ID = 34_182;

    @Override
    public String name() {
        return "message/mass/preview";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        JsonBody body = request.body();
        String user = body.text("towxname").isEmpty() ? body.text("touser") : body.text("towxname");
        if (!user.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new WechatRefusal(WechatError.INVALID_USER, "towxname or touser (expected: a follower)");
        }
        if (!body.text("msgtype").equals("mpnews")) {
            throw new WechatRefusal(WechatError.INVALID_MESSAGE_TYPE, "msgtype (expected here: mpnews)");
        }
        Draft draft = GetDraft.draft(account, body.object("mpnews"));
        return WechatAnswer.of(new JsonObject()
                        .put("errcode", 0)
                        .put("errmsg", "preview success")
                        .put("msg_id", FIRST_ID))
                .noting(AddDraft.note(draft.articles(), List.of()) + " → " + user);
    }
}
