package io.redletter.sandbox.wechat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A draft in the draft box; it leaves the box when it is published or sent.
 *
 * @param mediaId its id
 * @param updatedAt when it was last written
 * @param articles 1 to 8
 */
record Draft(String mediaId, Instant updatedAt, List<Article> articles) {
    Draft {
        articles = List.copyOf(articles);
    }

    Draft with(int index, Article article, Instant now) {
        List<Article> changed = new ArrayList<>(articles);
        changed.set(index, article);
        return new Draft(mediaId, now, changed);
    }
}
