package io.redletter.delivery.wechat;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.channel.Message;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The article of a draft. What a review approved is sanitized already; here only the pictures are exchanged for those the
 * platform keeps, for it shows no others.
 */
final class Article {
    static final int TITLE = 32;
    static final int DIGEST = 128;
    private static final int AUTHOR = 16;
    private static final int CONTENT = 20_000;
    private static final int CONTENT_BYTES = 1024 * 1024;
    private static final Pattern PICTURE = Pattern.compile("<img[^>]* src=\"/media/([0-9a-f]{64})/[^\"]*\"[^>]*>");

    private Article() {}

    static List<String> check(WorkVersion version) {
        List<String> problems = new ArrayList<>();
        if (length(version.title()) > TITLE) {
            problems.add("标题 " + length(version.title()) + " 个字,公众号最多 " + TITLE + " 个 (title too long)");
        }
        if (length(version.summary()) > DIGEST) {
            problems.add("摘要 " + length(version.summary()) + " 个字,公众号最多 " + DIGEST + " 个 (summary too long)");
        }
        if (length(version.bodyHtml()) >= CONTENT) {
            problems.add("正文含标签 " + length(version.bodyHtml()) + " 个字符,公众号须少于 " + CONTENT + " 个 (body too long)");
        }
        if (version.bodyHtml().getBytes(StandardCharsets.UTF_8).length >= CONTENT_BYTES) {
            problems.add("正文超过 1 MB,公众号不收 (body too large)");
        }
        return problems;
    }

    /** As it is stored before the first call; the cover's id and the pictures' addresses are added at the call. */
    static JsonObject of(Message message, String author, String comments) {
        WorkVersion version = message.version();
        return new JsonObject()
                .put("article_type", "news")
                .put("title", cut(version.title(), TITLE))
                .put("author", cut(author, AUTHOR))
                .put("digest", cut(version.summary(), DIGEST))
                .put("content", content(message))
                .put("content_source_url", message.markedUrl())
                .put("need_open_comment", comments.equals("open") || comments.equals("fans") ? 1 : 0)
                .put("only_fans_can_comment", comments.equals("fans") ? 1 : 0);
    }

    /** SHA-256 of every picture in an article's content. */
    static Set<String> pictures(String content) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = PICTURE.matcher(content);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** @param addresses the platform's address by SHA-256; a picture that has none is left out */
    static String withPictures(String content, Map<String, String> addresses) {
        return PICTURE.matcher(content).replaceAll(match -> {
            String address = addresses.get(match.group(1));
            return address == null ? "" : Matcher.quoteReplacement("<img src=\"" + escaped(address) + "\">");
        });
    }

    private static String content(Message message) {
        String body = message.version().bodyHtml().strip();
        String lead = body.isEmpty() ? "<p>" + escaped(message.version().summary()) + "</p>" : body;
        return message.version().video() == null ? lead : lead + "<p>点击“阅读原文”观看视频。</p>";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
