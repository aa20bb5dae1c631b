package io.redletter.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The limits of one article, as the documentation of {@code draft/add} states them. A character is a code point. */
final class ArticleRules {
    private static final int TITLE = 32;
    private static final int AUTHOR = 16;
    private static final int DIGEST = 128;
    private static final int DIGEST_TAKEN = 54;
    private static final int CONTENT = 20_000;
    private static final int CONTENT_BYTES = 1024 * 1024;
    private static final int LINK_BYTES = 1024;
    private static final int IMAGES = 20;

    /**
     * @param article what is kept
     * @param removed what the content filter took out
     */
    record Accepted(Article article, List<String> removed) {}

    private final Account account;
    private final ContentFilter filter;

    ArticleRules(Account account) {
        this.account = account;
        this.filter = new ContentFilter(
                id -> account.materials().find(id).filter(this::isPicture).isPresent());
    }

    /** @param alone whether it is the only article; only then it has a digest */
    Accepted check(JsonBody article, boolean alone) {
        boolean news = isNews(article);
        String title = title(article);
        String author = limited(article, "author", AUTHOR, WechatError.AUTHOR_TOO_LONG);
        String digest = limited(article, "digest", DIGEST, WechatError.DIGEST_TOO_LONG);
        ContentFilter.Filtered content = content(article, news);
        String link = article.text("content_source_url");
        if (link.getBytes(StandardCharsets.UTF_8).length > LINK_BYTES) {
            throw refusal(WechatError.LINK_TOO_LONG, article, "content_source_url", "at most " + LINK_BYTES + " bytes");
        }
        Article kept = new Article(
                news ? "news" : "newspic",
                title,
                author,
                alone ? digestOr(digest, content.html()) : "",
                content.html(),
                link,
                news ? cover(article) : "",
                news ? List.of() : images(article),
                zeroOrOne(article, "need_open_comment"),
                zeroOrOne(article, "only_fans_can_comment"));
        return new Accepted(kept, content.removed());
    }

    private static boolean isNews(JsonBody article) {
        String type = article.text("article_type");
        if (!type.isEmpty() && !type.equals("news") && !type.equals("newspic")) {
            throw refusal(WechatError.INVALID_ARGS, article, "article_type", "news or newspic");
        }
        return !type.equals("newspic");
    }

    private static String title(JsonBody article) {
        if (article.text("title").isBlank()) {
            throw refusal(WechatError.EMPTY_TITLE, article, "title", "1 to " + TITLE + " characters");
        }
        return limited(article, "title", TITLE, WechatError.TITLE_TOO_LONG);
    }

    private ContentFilter.Filtered content(JsonBody article, boolean news) {
        String content = article.text("content");
        if (news && content.isBlank()) {
            throw refusal(WechatError.INVALID_CONTENT, article, "content", "HTML that is not blank");
        }
        if (length(content) >= CONTENT || content.getBytes(StandardCharsets.UTF_8).length >= CONTENT_BYTES) {
            throw refusal(WechatError.CONTENT_TOO_LARGE, article, "content", "fewer than 20,000 characters and 1 MB");
        }
        ContentFilter.Filtered filtered = filter.filter(content);
        if (news && filtered.html().isBlank()) {
            throw refusal(WechatError.INVALID_CONTENT, article, "content", "something besides what is filtered");
        }
        return filtered;
    }

    private String cover(JsonBody article) {
        String id = article.text("thumb_media_id");
        if (id.isEmpty()) {
            throw refusal(WechatError.MEDIA_ID_MISSING, article, "thumb_media_id", "a permanent picture");
        }
        return picture(article, "thumb_media_id", id);
    }

    private List<String> images(JsonBody article) {
        List<JsonBody> list = article.object("image_info").objects("image_list");
        if (list.isEmpty() || list.size() > IMAGES) {
            throw refusal(WechatError.INVALID_ARGS, article, "image_info.image_list", "1 to " + IMAGES + " pictures");
        }
        return list.stream()
                .map(one -> picture(one, "image_media_id", one.text("image_media_id")))
                .toList();
    }

    private String picture(JsonBody where, String field, String id) {
        return account.materials()
                .find(id)
                .filter(Material::isPicture)
                .map(Material::mediaId)
                .orElseThrow(() -> refusal(WechatError.INVALID_MEDIA_ID, where, field, "a permanent picture"));
    }

    private boolean isPicture(Material material) {
        return material.isPicture() || material.kind().equals(Material.BODY);
    }

    private static String digestOr(String given, String content) {
        if (!given.isBlank()) {
            return given;
        }
        String text = ContentFilter.text(content);
        return text.substring(0, text.offsetByCodePoints(0, Math.min(DIGEST_TAKEN, length(text))));
    }

    private static int zeroOrOne(JsonBody article, String field) {
        int value = article.number(field, 0);
        if (value != 0 && value != 1) {
            throw refusal(WechatError.INVALID_ARGS, article, field, "0 or 1");
        }
        return value;
    }

    private static String limited(JsonBody article, String field, int most, WechatError error) {
        String text = article.text(field);
        if (length(text) > most) {
            throw refusal(error, article, field, "at most " + most + " characters, not " + length(text));
        }
        return text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static WechatRefusal refusal(WechatError error, JsonBody article, String field, String expected) {
        return new WechatRefusal(error, article.where(field) + " (expected: " + expected + ")");
    }
}
