package io.redletter.delivery.wechat;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Shows a test message to one named follower; its draft goes away again, and nobody else sees anything. */
final class WechatPreview {
    private final WechatApi api;
    private final Materials materials;

    WechatPreview(WechatApi api, Materials materials) {
        this.api = api;
        this.materials = materials;
    }

    Future<Void> show(WechatAccount account, String follower) {
        return materials
                .cover(account, "")
                .compose(cover -> api.post(account, "draft/add", draft(cover)))
                .map(answer -> WechatHttp.required(answer, "draft/add", "media_id"))
                .compose(draft -> api.post(account, "message/mass/preview", message(draft, follower))
                        .eventually(() -> api.post(account, "draft/delete", new JsonObject().put("media_id", draft))
                                .otherwiseEmpty()))
                .mapEmpty();
    }

    private static JsonObject draft(String cover) {
        JsonObject article = new JsonObject()
                .put("article_type", "news")
                .put("title", "测试消息 (test message)")
                .put("author", "")
                .put("digest", "红历能通过这个公众号发消息。")
                .put("content", "<p>这是一条测试消息,只有你能看到。This is a test message; only you see it.</p>")
                .put("thumb_media_id", cover)
                .put("need_open_comment", 0)
                .put("only_fans_can_comment", 0);
        return new JsonObject().put("articles", new JsonArray().add(article));
    }

    private static JsonObject message(String draft, String follower) {
        return new JsonObject()
                .put("towxname", follower)
                .put("mpnews", new JsonObject().put("media_id", draft))
                .put("msgtype", "mpnews");
    }
}
