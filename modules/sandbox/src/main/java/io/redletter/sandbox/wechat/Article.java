package io.redletter.sandbox.wechat;

import java.util.List;

/**
 * One article of a draft, as the platform keeps it after its filters.
 *
 * @param type {@code news} or {@code newspic}
 * @param title at most 32 characters
 * @param author at most 16 characters, may be empty
 * @param digest at most 128 characters; the first 54 of the text where none was given
 * @param content HTML without JavaScript and without pictures from outside
 * @param sourceUrl where 阅读原文 leads; may be empty
 * @param thumbMediaId the cover; empty for {@code newspic}
 * @param images the pictures of a {@code newspic}
 * @param openComment 0 or 1
 * @param fansOnly 0 or 1
 */
record Article(
        String type,
        String title,
        String author,
        String digest,
        String content,
        String sourceUrl,
        String thumbMediaId,
        List<String> images,
        int openComment,
        int fansOnly) {}
