package io.redletter.content;

import io.redletter.platform.RefusedException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people may write into the fields of a work. Lengths count characters as a person does (code points). */
final class Fields {
    static final int TITLE_MAX = 64;
    static final int SUMMARY_MAX = 120;
    static final int BODY_MAX = 200_000;
    static final int COMMENT_MAX = 2_000;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,58}[a-z0-9])");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private Fields() {}

    static String title(String raw) {
        return line("/title", raw, 1, TITLE_MAX);
    }

    static String summary(@Nullable String raw) {
        return raw == null ? "" : line("/summary", raw, 0, SUMMARY_MAX);
    }

    static String body(@Nullable String raw) {
        String body = raw == null ? "" : raw;
        if (body.length() > BODY_MAX) {
            throw RefusedException.field(
                    "/bodyHtml", "too-long", "正文: " + body.length() + " 字符，最多 " + BODY_MAX + " (body too long)");
        }
        return body;
    }

    static String comment(@Nullable String raw, Verdict verdict) {
        String comment = raw == null ? "" : raw.strip();
        if (verdict == Verdict.RETURNED && comment.isEmpty()) {
            throw RefusedException.field("/comment", "missing", "退回时请写明要改什么 (say what to change)");
        }
        if (length(comment) > COMMENT_MAX) {
            throw RefusedException.field(
                    "/comment", "too-long", "意见: " + length(comment) + " 字，最多 " + COMMENT_MAX + " (comment too long)");
        }
        return comment;
    }

    static String language(@Nullable String raw) {
        String language = raw == null || raw.isBlank() ? "zh-CN" : raw.strip();
        if (!LANGUAGE.matcher(language).matches()) {
            throw RefusedException.field(
                    "/language", "invalid-field", "语言: " + language + " (expected: a BCP 47 tag such as zh-CN)");
        }
        return Locale.forLanguageTag(language).toLanguageTag();
    }

    static String slug(String raw) {
        if (!SLUG.matcher(raw).matches()) {
            throw RefusedException.field(
                    "/slug", "invalid-field", "地址: 只能用小写字母、数字和连字符，3 至 60 位 (expected: a-z 0-9 -, 3 to 60)");
        }
        return raw;
    }

    static boolean isSha256(String text) {
        return SHA256.matcher(text).matches();
    }

    private static String line(String pointer, String raw, int min, int max) {
        String text = raw.strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw RefusedException.field(
                    pointer, "invalid-field", pointer + ": 不能有换行或控制字符 (no line breaks or controls)");
        }
        int length = length(text);
        if (length < min) {
            throw RefusedException.field(pointer, "missing", pointer + ": 不能为空 (must not be empty)");
        }
        if (length > max) {
            throw RefusedException.field(
                    pointer, "too-long", pointer + ": " + length + " 字，最多 " + max + " 字 (too long)");
        }
        return text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
