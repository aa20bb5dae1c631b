package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code draft/batchget}: the draft box, last written first. */
final class ListDrafts implements WechatOperation {
    @Override
    public String name() {
        return "draft/batchget";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        PageOfList page = PageOfList.of(request.body());
        List<Draft> drafts = page.cut(account.drafts().newestFirst());
        JsonArray items = new JsonArray();
        drafts.forEach(draft -> items.add(new JsonObject()
                .put("media_id", draft.mediaId())
                .put(
                        "content",
                        new JsonObject().put("news_item", NewsItems.ofDraft(draft.articles(), page.withContent())))
                .put("update_time", draft.updatedAt().getEpochSecond())));
        return WechatAnswer.of(new JsonObject()
                .put("total_count", account.drafts().size())
                .put("item_count", items.size())
                .put("item", items));
    }
}
