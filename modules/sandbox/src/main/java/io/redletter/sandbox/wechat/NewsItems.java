package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Articles in the form in which the platform gives them back. */
final class NewsItems {
    private NewsItems() {}

    static JsonArray ofDraft(List<Article> articles, boolean withContent) {
        JsonArray items = new JsonArray();
        articles.forEach(article -> items.add(item(article, withContent).put("url", "")));
        return items;
    }

    static JsonArray ofIssue(Issue issue, WechatRequest request, boolean withContent) {
        JsonArray items = new JsonArray();
        issue.articles()
                .forEach(page -> items.add(item(page.article(), withContent)
                        .put("url", request.pageUrl(page.page()))
                        .put("is_deleted", page.withdrawn())));
        return items;
    }

    private static JsonObject item(Article article, boolean withContent) {
        JsonObject item = new JsonObject()
                .put("article_type", article.type())
                .put("title", article.title())
                .put("author", article.author())
                .put("digest", article.digest())
                .put("content_source_url", article.sourceUrl())
                .put("thumb_media_id", article.thumbMediaId())
                .put("need_open_comment", article.openComment())
                .put("only_fans_can_comment", article.fansOnly());
        if (withContent) {
            item.put("content", article.content());
        }
        if (!article.images().isEmpty()) {
            item.put("image_info", new JsonObject().put("image_list", images(article)));
        }
        return item;
    }

    private static JsonArray images(Article article) {
        JsonArray list = new JsonArray();
        article.images().forEach(id -> list.add(new JsonObject().put("image_media_id", id)));
        return list;
    }
}
