package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code freepublish/batchget}: what was published and still stands, newest first. Group sends are not in it. */
final class ListPublications implements WechatOperation {
    @Override
    public String name() {
        return "freepublish/batchget";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        PageOfList page = PageOfList.of(request.body());
        List<Issue> published = account.issues()
                .newestFirst(issue ->
                        issue.kind() == Issue.Kind.PUBLICATION && issue.isOut(request.now()) && !issue.isWithdrawn());
        JsonArray items = new JsonArray();
        page.cut(published).forEach(issue -> items.add(item(issue, request, page)));
        return WechatAnswer.of(new JsonObject()
                .put("total_count", published.size())
                .put("item_count", items.size())
                .put("item", items));
    }

    private static JsonObject item(Issue issue, WechatRequest request, PageOfList page) {
        JsonObject content = new JsonObject().put("news_item", NewsItems.ofIssue(issue, request, page.withContent()));
        return new JsonObject()
                .put("article_id", issue.articleId())
                .put("content", content)
                .put("update_time", issue.doneAt().getEpochSecond());
    }
}
