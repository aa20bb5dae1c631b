package io.redletter.sandbox.wechat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an account brought out: a publication (free publish) or a group send.
 *
 * @param kind which of the two
 * @param id publish_id or msg_id
 * @param articleId the article_id of a publication; empty for a group send
 * @param dataId msg_data_id
 * @param clientMsgId the caller's key of a group send; empty if none was given
 * @param draftId media_id of the draft it was made from; empty for other message types
 * @param messageType {@code mpnews}, {@code text} and so on
 * @param audience {@code all} or {@code tag:N}; {@code none} for a publication, which notifies nobody
 * @param acceptedAt when it was carried out; quotas and the 24 hours of the key count from here
 * @param doneAt from when on it is shown as published or sent
 * @param articles its pages
 * @param verdict 0 where it goes well; else a publication's publish_status, or a group send's {@link GroupVerdict}
 */
record Issue(
        Kind kind,
        long id,
        String articleId,
        long dataId,
        String clientMsgId,
        String draftId,
        String messageType,
        String audience,
        Instant acceptedAt,
        Instant doneAt,
        List<Page> articles,
        int verdict) {
    enum Kind {
        PUBLICATION,
        GROUP_SEND
    }

    /**
     * @param page last part of its address
     * @param article what it shows
     * @param withdrawn whether its publisher deleted it
     */
    record Page(String page, Article article, boolean withdrawn) {
        Page withdraw() {
            return new Page(page, article, true);
        }
    }

    Issue {
        articles = List.copyOf(articles);
    }

    boolean isDone(Instant now) {
        return !now.isBefore(doneAt);
    }

    /** Whether it is out: done, and not refused. */
    boolean isOut(Instant now) {
        return isDone(now) && verdict == 0;
    }

    boolean isWithdrawn() {
        return !articles.isEmpty() && articles.stream().allMatch(Page::withdrawn);
    }

    /** @param index from 1; 0 withdraws all */
    Issue withdraw(int index) {
        List<Page> changed = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            Page page = articles.get(i);
            changed.add(index == 0 || index == i + 1 ? page.withdraw() : page);
        }
        return new Issue(
                kind,
                id,
                articleId,
                dataId,
                clientMsgId,
                draftId,
                messageType,
                audience,
                acceptedAt,
                doneAt,
                changed,
                verdict);
    }
}
