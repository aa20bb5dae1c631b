package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** {@code draft/get}: a draft that is still in the box. */
final class GetDraft implements WechatOperation {
    @Override
    public String name() {
        return "draft/get";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Draft draft = draft(account, request.body());
        return WechatAnswer.of(new JsonObject()
                .put("news_item", NewsItems.ofDraft(draft.articles(), true))
                .put("create_time", draft.updatedAt().getEpochSecond())
                .put("update_time", draft.updatedAt().getEpochSecond()));
    }

    /** The draft that {@code media_id} names; refuses one that was never there, was deleted, published or sent. */
    static Draft draft(Account account, JsonBody body) {
        String id = body.text("media_id");
        if (id.isEmpty()) {
            throw new WechatRefusal(WechatError.MEDIA_ID_MISSING, "media_id");
        }
        return account.drafts()
                .find(id)
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_MEDIA_ID, "no such draft in the box"));
    }
}
