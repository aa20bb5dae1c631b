package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Takes articles back. Doing it again changes nothing: the platform says that they are gone. */
final class WechatRecall {
    private static final int WITHDRAWN = 5;
    private static final Outcome PUBLICATION = Outcome.recalled(
            "wechat-deleted", "已从公众号删除;被转载、截图的内容收不回 (deleted; copies and screenshots remain)", "freepublish/delete");
    private static final Outcome GROUP_SEND = Outcome.recalled(
            "wechat-deleted",
            "文章已删除,点开显示已删除;粉丝会话里的卡片标题和封面收不回 (deleted; the card in followers' chats remains)",
            "mass/delete");

    private final WechatApi api;
    private final Sending sending;
    private final WechatAccount account;

    WechatRecall(WechatApi api, Sending sending) {
        this.api = api;
        this.sending = sending;
        this.account = WechatAccount.of(sending.account(), sending.secret());
    }

    Future<Outcome> run() {
        String publishId = sending.progress().get(WechatRun.PUBLISH_ID);
        String msgId = sending.progress().get(WechatRun.MSG_ID);
        if (publishId != null) {
            return publication(publishId);
        }
        return msgId == null
                ? Future.succeededFuture(Outcome.refused(
                        "not-recallable",
                        "不知道平台上的编号,请到公众平台删除 (its number there is not known, delete it at the website)",
                        ""))
                : api.post(
                                account,
                                "message/mass/delete",
                                new JsonObject().put("msg_id", msgId).put("article_idx", 0))
                        .map(GROUP_SEND);
    }

    private Future<Outcome> publication(String publishId) {
        return api.post(account, "freepublish/get", new JsonObject().put("publish_id", publishId))
                .compose(answer -> {
                    int status = answer.getInteger("publish_status", 1);
                    String articleId = answer.getString("article_id", "");
                    if (status == WITHDRAWN) {
                        return Future.succeededFuture(PUBLICATION);
                    }
                    return articleId.isEmpty()
                            ? Future.succeededFuture(Outcome.retryable(
                                    "wechat-not-out",
                                    "平台还没有发布,稍后再撤 (not out yet, later)",
                                    "publish_status " + status,
                                    null))
                            : delete(articleId);
                });
    }

    private Future<Outcome> delete(String articleId) {
        JsonObject all = new JsonObject().put("article_id", articleId).put("index", 0);
        return api.post(account, "freepublish/delete", all).map(PUBLICATION);
    }
}
