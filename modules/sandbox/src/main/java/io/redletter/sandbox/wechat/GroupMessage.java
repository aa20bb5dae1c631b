package io.redletter.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a group send carries, after its checks.
 *
 * @param type mpnews, text, image, voice or mpvideo
 * @param audience {@code all} or {@code tag:N}
 * @param draftId media_id of the draft for mpnews; empty otherwise
 * @param articles its articles; none for other types
 * @param clientMsgId the caller's key; empty for none
 */
record GroupMessage(String type, String audience, String draftId, List<Article> articles, String clientMsgId) {
    private static final int TEXT_BYTES = 2_048;

    /** Refuses a message that cannot be sent. */
    static GroupMessage of(Account account, JsonBody body) {
        String audience = audience(body.object("filter"), body.has("filter"));
        int reprint = body.number("send_ignore_reprint", 0);
        if (reprint != 0 && reprint != 1) {
            throw new WechatRefusal(WechatError.INVALID_ARGS, "send_ignore_reprint (expected: 0 or 1)");
        }
        String type = body.text("msgtype");
        if (type.equals("mpnews")) {
            Draft draft = GetDraft.draft(account, body.object("mpnews"));
            return new GroupMessage(type, audience, draft.mediaId(), draft.articles(), body.text("clientmsgid"));
        }
        checkOther(account, body, type);
        return new GroupMessage(type, audience, "", List.of(), body.text("clientmsgid"));
    }

    private static String audience(JsonBody filter, boolean given) {
        if (!given) {
            throw new WechatRefusal(WechatError.INVALID_ARGS, "filter (expected: is_to_all or tag_id)");
        }
        if (filter.flag("is_to_all", false)) {
            return "all";
        }
        int tag = filter.number("tag_id", 0);
        if (tag < 1) {
            throw new WechatRefusal(WechatError.UNKNOWN_TAG, "filter.tag_id (expected: a tag's number)");
        }
        return "tag:" + tag;
    }

    private static void checkOther(Account account, JsonBody body, String type) {
        switch (type) {
            case "text" -> checkText(body.object("text").text("content"));
            case "voice" -> checkMaterial(account, "voice", body.object("voice").text("media_id"));
            case "mpvideo" -> checkMaterial(
                    account, "video", body.object("mpvideo").text("media_id"));
            case "image" -> checkImages(account, body);
            default -> throw new WechatRefusal(WechatError.INVALID_MESSAGE_TYPE, "msgtype " + type);
        }
    }

    private static void checkText(String text) {
        if (text.isBlank()) {
            throw new WechatRefusal(WechatError.EMPTY_TEXT, "text.content");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > TEXT_BYTES) {
            throw new WechatRefusal(WechatError.CONTENT_TOO_LARGE, "text.content (at most " + TEXT_BYTES + " bytes)");
        }
    }

    /** Several pictures stand in {@code images.media_ids}; the older form with one in {@code image.media_id}. */
    private static void checkImages(Account account, JsonBody body) {
        List<String> several = body.object("images").texts("media_ids");
        List<String> ids = several.isEmpty() ? List.of(body.object("image").text("media_id")) : several;
        ids.forEach(id -> checkMaterial(account, "image", id));
    }

    private static void checkMaterial(Account account, String kind, String id) {
        boolean there = account.materials()
                .find(id)
                .filter(material -> material.kind().equals(kind))
                .isPresent();
        if (!there) {
            throw new WechatRefusal(WechatError.INVALID_MEDIA_ID, "no such " + kind);
        }
    }
}
