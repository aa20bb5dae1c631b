package io.redletter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Set;

/** What JSON Feed 1.1 asks of a feed, as far as ours uses it; a field it does not know is an error here. */
final class JsonFeedRules {
    private static final Set<String> FEED =
            Set.of("version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items");
    private static final Set<String> ITEM = Set.of(
            "id",
            "url",
            "title",
            "summary",
            "content_html",
            "image",
            "date_published",
            "authors",
            "tags",
            "language",
            "attachments");
    private static final Set<String> ATTACHMENT =
            Set.of("url", "mime_type", "title", "size_in_bytes", "duration_in_seconds");

    private JsonFeedRules() {}

    static void check(JsonObject feed) {
        assertThat(FEED).containsAll(feed.fieldNames());
        assertThat(feed.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.getString("title")).isNotBlank();
        absolute(feed.getString("home_page_url"));
        absolute(feed.getString("feed_url"));
        authors(feed.getJsonArray("authors"));
        Set<String> ids = new HashSet<>();
        for (Object item : feed.getJsonArray("items")) {
            item((JsonObject) item);
            assertThat(ids.add(((JsonObject) item).getString("id"))).isTrue();
        }
    }

    private static void item(JsonObject item) {
        assertThat(ITEM).containsAll(item.fieldNames());
        assertThat(item.getValue("id")).isInstanceOf(String.class);
        assertThat(item.getString("id")).isNotBlank();
        assertThat(item.getString("content_html")).isNotBlank();
        absolute(item.getString("url"));
        assertThat(item.getString("date_published")).matches(".*T\\d{2}:\\d{2}:\\d{2}[+-]\\d{2}:\\d{2}");
        OffsetDateTime.parse(item.getString("date_published"));
        if (item.containsKey("image")) {
            absolute(item.getString("image"));
        }
        if (item.containsKey("authors")) {
            authors(item.getJsonArray("authors"));
        }
        if (item.containsKey("tags")) {
            assertThat(item.getJsonArray("tags")).isNotEmpty().allMatch(tag -> tag instanceof String);
        }
        if (item.containsKey("attachments")) {
            item.getJsonArray("attachments").forEach(one -> attachment((JsonObject) one));
        }
    }

    private static void attachment(JsonObject attachment) {
        assertThat(ATTACHMENT).containsAll(attachment.fieldNames());
        absolute(attachment.getString("url"));
        assertThat(attachment.getString("mime_type")).contains("/");
        assertThat(attachment.getValue("size_in_bytes")).isInstanceOf(Number.class);
    }

    private static void authors(JsonArray authors) {
        assertThat(authors).isNotEmpty();
        authors.forEach(
                author -> assertThat(((JsonObject) author).getString("name")).isNotBlank());
    }

    private static void absolute(String url) {
        assertThat(URI.create(url).isAbsolute()).as(url).isTrue();
    }
}
