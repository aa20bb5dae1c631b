package io.redletter.sandbox.wechat;

/** {@code message/mass/delete}: takes the pages of a sent message back; the card at the followers stays. */
final class DeleteGroupSend implements WechatOperation {
    @Override
    public String name() {
        return "message/mass/delete";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        JsonBody body = request.body();
        return body.has("msg_id") ? byId(account, request, body) : byUrl(account, request, body);
    }

    private static WechatAnswer byId(Account account, WechatRequest request, JsonBody body) {
        Issue issue = GetGroupSend.groupSend(account, body);
        int index = body.number("article_idx", 0);
        if (index < 0 || index > issue.articles().size()) {
            throw new WechatRefusal(WechatError.INVALID_ARTICLE_INDEX, "article_idx (expected: from 1, or 0 for all)");
        }
        return withdraw(account, issue, index, request);
    }

    private static WechatAnswer byUrl(Account account, WechatRequest request, JsonBody body) {
        String url = body.text("url");
        String page = url.substring(url.lastIndexOf('/') + 1);
        Issue issue = account.issues()
                .findPage(page)
                .filter(found -> found.kind() == Issue.Kind.GROUP_SEND)
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_MSG_ID, "msg_id or url of a sent message"));
        int index = issue.articles().stream().map(Issue.Page::page).toList().indexOf(page) + 1;
        return withdraw(account, issue, index, request);
    }

    private static WechatAnswer withdraw(Account account, Issue issue, int index, WechatRequest request) {
        if (issue.articles().isEmpty() || !issue.isOut(request.now())) {
            throw new WechatRefusal(WechatError.INVALID_MSG_ID, "only articles that were sent can be taken back");
        }
        return WechatAnswer.ok(new AccountChange.Withdrawn(account.id(), issue.id(), index));
    }
}
