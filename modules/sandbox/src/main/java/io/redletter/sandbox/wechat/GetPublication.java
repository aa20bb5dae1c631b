package io.redletter.sandbox.wechat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** {@code freepublish/get}: how far a publication is. */
final class GetPublication implements WechatOperation {
    private static final int PUBLISHED = 0;
    private static final int PUBLISHING = 1;
    private static final int WITHDRAWN = 5;

    @Override
    public String name() {
        return "freepublish/get";
    }

    @Override
    public WechatAnswer answer(Account account, WechatRequest request) {
        Issue issue = publication(account, request.body());
        int status = status(issue, request.now());
        JsonObject body = new JsonObject()
                .put("publish_id", Long.toString(issue.id()))
                .put("publish_status", status)
                .put("fail_idx", new JsonArray());
        if (status == PUBLISHED) {
            body.put("article_id", issue.articleId()).put("article_detail", detail(issue, request));
        }
        return WechatAnswer.of(body);
    }

    private static int status(Issue issue, Instant now) {
        if (!issue.isDone(now)) {
            return PUBLISHING;
        }
        if (issue.verdict() != 0) {
            return issue.verdict();
        }
        return issue.isWithdrawn() ? WITHDRAWN : PUBLISHED;
    }

    private static Issue publication(Account account, JsonBody body) {
        String id = body.id("publish_id");
        if (!id.matches("[0-9]{1,18}")) {
            throw new WechatRefusal(WechatError.INVALID_PARAMETER, "publish_id");
        }
        return account.issues()
                .find(Issue.Kind.PUBLICATION, Long.parseLong(id))
                .orElseThrow(() -> new WechatRefusal(WechatError.INVALID_PARAMETER, "no such publish_id"));
    }

    private static JsonObject detail(Issue issue, WechatRequest request) {
        JsonArray items = new JsonArray();
        for (int i = 0; i < issue.articles().size(); i++) {
            Issue.Page page = issue.articles().get(i);
            items.add(new JsonObject().put("idx", i + 1).put("article_url", request.pageUrl(page.page())));
        }
        return new JsonObject().put("count", items.size()).put("item", items);
    }
}
