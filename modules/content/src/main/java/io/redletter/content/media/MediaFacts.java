package io.redletter.content.media;

import org.jspecify.annotations.Nullable;

/**
 * What can be read of a media file without decoding it.
 *
 * @param width pixels, null where the file does not say
 * @param height pixels, null where the file does not say
 * @param durationMillis length of a film, null where the file does not say
 */
public record MediaFacts(@Nullable Integer width, @Nullable Integer height, @Nullable Long durationMillis) {
    static MediaFacts picture(int width, int height) {
        return new MediaFacts(width, height, null);
    }
}
