package io.redletter.content;

import org.jspecify.annotations.Nullable;

/**
 * What an author wants a version to say, before it is cleaned and stored.
 *
 * @param title 1 to 64 characters
 * @param summary at most 120 characters
 * @param bodyHtml HTML as written; at most 200,000 characters
 * @param cover SHA-256 of an uploaded picture
 * @param video SHA-256 of an uploaded film
 * @param language BCP 47; null for {@code zh-CN}
 */
public record Draft(
        String title,
        @Nullable String summary,
        @Nullable String bodyHtml,
        @Nullable String cover,
        @Nullable String video,
        @Nullable String language) {}
