package io.redletter.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed in the words of JSON Feed 1.1; what is null is left out. */
@JsonPropertyOrder({"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"})
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String description,
        String language,
        List<Author> authors,
        List<Item> items) {
    static final String VERSION = "https://jsonfeed.org/version/1.1";

    record Author(String name, @Nullable String url) {}

    /**
     * One item.
     *
     * @param datePublished RFC 3339 with a numeric offset, to the second
     */
    @JsonPropertyOrder({"id", "url", "title", "summary", "content_html", "image", "date_published"})
    record Item(
            String id,
            String url,
            String title,
            String summary,
            @JsonProperty("content_html") String contentHtml,
            @Nullable String image,
            @JsonProperty("date_published") String datePublished,
            @Nullable List<Author> authors,
            @Nullable List<String> tags,
            String language,
            @Nullable List<Attachment> attachments) {}

    record Attachment(
            String url,
            @JsonProperty("mime_type") String mimeType,
            String title,
            @JsonProperty("size_in_bytes") long sizeInBytes,
            @Nullable @JsonProperty("duration_in_seconds") Long durationInSeconds) {}
}
