package io.redletter.feed;

import io.redletter.content.MediaRef;
import org.jspecify.annotations.Nullable;

/**
 * A media file as an item names it.
 *
 * @param url absolute
 * @param size bytes
 * @param seconds length of a film, rounded; null where unknown
 */
record Enclosed(
        String url, String type, long size, @Nullable Integer width, @Nullable Integer height, @Nullable Long seconds) {
    static @Nullable Enclosed of(Publication publication, @Nullable MediaRef media) {
        if (media == null) {
            return null;
        }
        Long millis = media.durationMillis();
        return new Enclosed(
                publication.media(media),
                media.type(),
                media.size(),
                media.width(),
                media.height(),
                millis == null ? null : Math.round(millis / 1000.0));
    }
}
