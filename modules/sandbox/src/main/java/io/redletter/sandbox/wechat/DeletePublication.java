package io.redletter.sandbox.wechat;

/** {@code freepublish/delete}: takes back one article of a publication, or all; not reversible. */
final class DeletePublication implements WechatOperation {
    @Override
    public String name() {
        return "freepublish/delete";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Issue issue = PublishedArticle.issue(account, request);
        int index = request.body().number("index", 0);
        if (index < 0 || index > issue.articles().size()) {
            throw new WechatRefusal(WechatError.INVALID_ARTICLE_INDEX, "index (expected: from 1, or 0 for all)");
        }
        return WechatAnswer.ok(new AccountChange.Withdrawn(account.id(), issue.id(), index));
    }
}
