package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** {@code draft/add}: puts one to eight articles into the draft box. */
final class AddDraft implements WechatOperation {
    private static final int ARTICLES = 8;

    @Override
    public String name() {
        return "draft/add";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        List<JsonBody> articles = request.body().objects("articles");
        if (articles.isEmpty()) {
            throw new WechatRefusal(WechatError.EMPTY_NEWS, "articles");
        }
        if (articles.size() > ARTICLES) {
            throw new WechatRefusal(WechatError.TOO_MANY_ARTICLES, "articles (expected: at most " + ARTICLES + ")");
        }
        ArticleRules rules = new ArticleRules(account);
        List<String> removed = new ArrayList<>();
        List<Article> kept = new ArrayList<>();
        for (JsonBody article : articles) {
            ArticleRules.Accepted accepted = rules.check(article, articles.size() == 1);
            kept.add(accepted.article());
            removed.addAll(accepted.removed());
        }
        Draft draft = new Draft(Codes.mediaId(), request.now(), kept);
        JsonObject body = new JsonObject().put("media_id", draft.mediaId()).put("item", new JsonArray());
        return WechatAnswer.of(body, new AccountChange.DraftSaved(account.id(), draft))
                .noting(note(kept, removed));
    }

    static String note(List<Article> kept, List<String> removed) {
        String titles = String.join("、", kept.stream().map(Article::title).toList());
        return removed.isEmpty() ? titles : titles + "（滤除 filtered: " + String.join(" ", removed) + "）";
    }
}
