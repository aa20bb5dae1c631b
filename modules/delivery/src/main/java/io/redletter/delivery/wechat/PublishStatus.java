package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far a publication is, by the {@code publish_status} that the platform answers. */
final class PublishStatus {
    private PublishStatus() {}

    /** @param publishing what to do while it is under way */
    static Outcome outcome(JsonObject answer, Supplier<Outcome> publishing) {
        int status = answer.getInteger("publish_status", 1);
        String said = "publish_status " + status;
        return switch (status) {
            case 0 -> Outcome.sent(said, link(answer));
            case 1 -> publishing.get();
            case 2 -> Outcome.refused("wechat-original", "没有通过原创校验 (original check failed)", said);
            case 4 -> Outcome.refused("wechat-audit", "平台审核不通过 (refused by the platform's audit)", said);
            case 5 -> Outcome.recalled("wechat-deleted", "发布后被删除 (deleted after it was published)", said);
            case 6 -> Outcome.refused("wechat-banned", "发布后被系统封禁 (banned after it was published)", said);
            default -> Outcome.refused(
                    "wechat-failed", "平台发布失败,请到公众平台查看 (publication failed, look at the website)", said);
        };
    }

    private static @Nullable String link(JsonObject answer) {
        JsonArray items =
                answer.getJsonObject("article_detail", new JsonObject()).getJsonArray("item", new JsonArray());
        return items.isEmpty() ? null : items.getJsonObject(0).getString("article_url");
    }
}
