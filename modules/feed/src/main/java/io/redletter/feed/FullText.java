package io.redletter.feed;

import io.redletter.content.MediaRef;
import io.redletter.content.WorkVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A work's text as it travels: absolute addresses, and its film in front. */
final class FullText {
    /** The stored body is sanitized: a quotation mark stands only around attributes, never in text. */
    private static final Pattern LOCAL = Pattern.compile("(\\s(?:src|href)=\")/(?!/)");

    private FullText() {}

    /** Never empty: a work without a body says its summary. */
    static String of(Publication publication, WorkVersion version, String summary) {
        String body = CleanText.of(version.bodyHtml()).strip();
        String text = body.isEmpty() ? "<p>" + escaped(summary) + "</p>" : absolute(publication, body);
        return film(publication, version.video(), version.cover()) + text;
    }

    private static String absolute(Publication publication, String body) {
        return LOCAL.matcher(body)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + publication.base() + "/"));
    }

    private static String film(Publication publication, @Nullable MediaRef video, @Nullable MediaRef cover) {
        if (video == null) {
            return "";
        }
        String poster = cover == null ? "" : " poster=\"" + escaped(publication.media(cover)) + "\"";
        return "<p><video controls preload=\"none\" src=\"" + escaped(publication.media(video)) + "\"" + poster
                + "></video></p>\n";
    }

    /** Plain text as HTML. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
