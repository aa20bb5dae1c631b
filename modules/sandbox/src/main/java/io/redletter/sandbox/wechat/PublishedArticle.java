package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonObject;

/** {@code freepublish/getarticle}: a publication by its article_id. */
final class PublishedArticle implements WechatOperation {
    @Override
    public String name() {
        return "freepublish/getarticle";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Issue issue = issue(account, request);
        return WechatAnswer.of(new JsonObject()
                .put("news_item", NewsItems.ofIssue(issue, request, true))
                .put("create_time", issue.doneAt().getEpochSecond())
                .put("update_time", issue.doneAt().getEpochSecond()));
    }

    /** The publication that {@code article_id} names; refuses one that is not out yet. */
    static Issue issue(Account account, WechatRequest request) {
        return account.issues()
                .findArticle(request.body().text("article_id"))
                .filter(issue -> issue.isOut(request.now()))
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_ARTICLE_ID, "no such article_id"));
    }
}
