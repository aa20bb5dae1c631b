package io.redletter.feed;

import io.redletter.platform.json.Json;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.1 with full text and films as attachments. */
final class JsonFeedWriter implements FeedWriter {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    @Override
    public byte[] write(Publication publication, List<FeedItem> items) {
        return Json.buffer(new JsonFeed(
                        JsonFeed.VERSION,
                        publication.title(),
                        publication.home(),
                        publication.self(FeedFormat.JSON),
                        publication.description(),
                        publication.language(),
                        List.of(new JsonFeed.Author(publication.title(), publication.home())),
                        items.stream()
                                .map(item -> item(publication.zone(), item))
                                .toList()))
                .getBytes();
    }

    private static JsonFeed.Item item(ZoneId zone, FeedItem from) {
        Enclosed cover = from.cover();
        return new JsonFeed.Item(
                from.id(),
                from.link(),
                from.title(),
                from.summary(),
                from.html(),
                cover == null ? null : cover.url(),
                INSTANT.format(from.released().atZone(zone)),
                from.author().isEmpty() ? null : List.of(new JsonFeed.Author(from.author(), null)),
                from.subjects().isEmpty() ? null : from.subjects(),
                from.language(),
                attachments(from));
    }

    private static @Nullable List<JsonFeed.Attachment> attachments(FeedItem from) {
        Enclosed video = from.video();
        return video == null
                ? null
                : List.of(new JsonFeed.Attachment(
                        video.url(), video.type(), from.title(), video.size(), video.seconds()));
    }
}
