package io.redletter.delivery.wechat;

import io.redletter.delivery.channel.Outcome;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks at the platform for what a lost answer may have left there. A delivery is known by the mark in its article's
 * source address, which no other has.
 */
final class WechatSearch {
    /** The platform promises 24 hours; the last one is left for clocks that differ. */
    static final Duration KEY_LIVES = Duration.ofHours(23);

    private static final int PAGE = 20;

    /** A publication is done by then, or was never begun: what is not found now will not be found later. */
    private static final Duration PUBLISHED_BY = Duration.ofMinutes(2);

    private final WechatApi api;
    private final WechatAccount account;
    private final String key;

    WechatSearch(WechatApi api, WechatAccount account, String key) {
        this.api = api;
        this.account = account;
        this.key = key;
    }

    /** The {@code media_id} of our draft, if it is among the newest. */
    Future<Optional<String>> draft() {
        return newest("draft/batchget")
                .map(items -> items.filter(item -> marked(item).isPresent())
                        .map(item -> item.getString("media_id", ""))
                        .findFirst());
    }

    /**
     * Whether ours is published. Not finding it proves nothing: it may still be under way, or among many. After a while a person
     * looks.
     *
     * @param draft its draft, whose absence suggests that it was published
     * @param age how long ago it was submitted
     */
    Future<Outcome> publication(String draft, Duration age) {
        return newest("freepublish/batchget").compose(items -> {
            Optional<JsonObject> found =
                    items.flatMap(item -> marked(item).stream()).findFirst();
            return found.isPresent()
                    ? Future.succeededFuture(Outcome.sent(
                            "found among the publications", found.get().getString("url")))
                    : draftIsThere(draft).map(there -> notFound(there, age));
        });
    }

    Outcome massUnknown(String why) {
        return Outcome.undecidable(
                "wechat-mass-unknown", "群发是否完成不明,请到公众平台的发表记录核对 (look at the website: " + why + ")", why);
    }

    private static Outcome notFound(boolean draftIsThere, Duration age) {
        Outcome unknown = draftIsThere
                ? Outcome.unknown(
                        "wechat-draft-there",
                        "已发布列表中没有,草稿还在草稿箱,很可能没有发布,请核对 (not among the publications, the draft is still there)",
                        "draft still there")
                : Outcome.unknown(
                        "wechat-draft-gone",
                        "已发布列表中没有,草稿已不在草稿箱,很可能已发布,请核对 (not among the publications, the draft is gone)",
                        "draft gone");
        return age.compareTo(PUBLISHED_BY) > 0 ? unknown.forAPerson() : unknown;
    }

    private Future<Boolean> draftIsThere(String draft) {
        return api.post(account, "draft/get", new JsonObject().put("media_id", draft))
                .map(true)
                .recover(failure -> failure instanceof WechatRefusal refusal && refusal.code() == 40007
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    private Future<Stream<JsonObject>> newest(String call) {
        JsonObject page = new JsonObject().put("offset", 0).put("count", PAGE).put("no_content", 1);
        return api.post(account, call, page).map(answer -> objects(answer.getJsonArray("item")));
    }

    /** The article that carries our mark. */
    private Optional<JsonObject> marked(JsonObject item) {
        return objects(item.getJsonObject("content", new JsonObject()).getJsonArray("news_item"))
                .filter(article -> article.getString("content_source_url", "").contains(key))
                .findFirst();
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array == null ? Stream.empty() : IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
    }
}
