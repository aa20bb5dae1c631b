package io.redletter.sandbox.wechat;

import java.time.Instant;

/**
 * An article as the public finds it.
 *
 * @param account appId of its publisher
 * @param via {@code freepublish} or {@code mass}
 * @param issue publish_id or msg_id
 * @param clientMsgId the caller's key of a group send; empty for none
 * @param title its title
 * @param author may be empty
 * @param digest may be empty
 * @param content filtered HTML
 * @param sourceUrl where 阅读原文 leads; may be empty
 * @param url where it can be read, on this server
 * @param status one of publishing, published, refused, deleted
 * @param publishedAt when it was, or will be, out
 */
public record PublicArticle(
        String account,
        String via,
        long issue,
        String clientMsgId,
        String title,
        String author,
        String digest,
        String content,
        String sourceUrl,
        String url,
        String status,
        Instant publishedAt) {

    static PublicArticle of(String account, Issue issue, Issue.Page page, String base, Instant now) {
        Article article = page.article();
        String over = issue.verdict() == 0 ? "published" : "refused";
        String live = issue.isDone(now) ? over : "publishing";
        return new PublicArticle(
                account,
                issue.kind() == Issue.Kind.PUBLICATION ? "freepublish" : "mass",
                issue.id(),
                issue.clientMsgId(),
                article.title(),
                article.author(),
                article.digest(),
                article.content(),
                article.sourceUrl(),
                base + "/s/" + page.page(),
                page.withdrawn() ? "deleted" : live,
                issue.doneAt());
    }
}
