package io.redletter.sandbox.wechat;

import java.util.List;

/** Turns a draft into what the account brings out. */
final class Publishing {
    /** Distance between an issue's id and its msg_data_id; the platform's are unrelated. */
    private static final long DATA_ID_SHIFT = 102_400_000L;

    private Publishing() {}

    static Issue publication(Account account, Draft draft, WechatRequest request) {
        long id = account.issues().nextId(Issue.Kind.PUBLICATION);
        return new Issue(
                Issue.Kind.PUBLICATION,
                id,
                Codes.mediaId(),
                id + DATA_ID_SHIFT,
                "",
                draft.mediaId(),
                "mpnews",
                "none",
                request.now(),
                request.now().plus(account.limits().publishing()),
                pages(draft.articles()),
                request.verdict());
    }

    static Issue groupSend(Account account, GroupMessage message, WechatRequest request) {
        long id = account.issues().nextId(Issue.Kind.GROUP_SEND);
        return new Issue(
                Issue.Kind.GROUP_SEND,
                id,
                "",
                id + DATA_ID_SHIFT,
                message.clientMsgId(),
                message.draftId(),
                message.type(),
                message.audience(),
                request.now(),
                request.now().plus(account.limits().publishing()),
                pages(message.articles()),
                request.verdict());
    }

    private static List<Issue.Page> pages(List<Article> articles) {
        return articles.stream()
                .map(article -> new Issue.Page(Codes.page(), article, false))
                .toList();
    }
}
