package io.redletter.sandbox.wechat;

import java.util.List;

/** {@code draft/update}: rewrites one article of a draft. */
final class UpdateDraft implements WechatOperation {
    @Override
    public String name() {
        return "draft/update";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        JsonBody body = request.body();
        Draft draft = GetDraft.draft(account, body);
        int index = body.number("index", 0);
        if (index < 0 || index >= draft.articles().size()) {
            throw new WechatRefusal(WechatError.INVALID_ARTICLE_INDEX, "index (expected: from 0)");
        }
        boolean alone = draft.articles().size() == 1;
        ArticleRules.Accepted accepted = new ArticleRules(account).check(body.object("articles"), alone);
        Draft changed = draft.with(index, accepted.article(), request.now());
        return WechatAnswer.ok(new AccountChange.DraftSaved(account.id(), changed))
                .noting(AddDraft.note(List.of(accepted.article()), accepted.removed()));
    }
}
