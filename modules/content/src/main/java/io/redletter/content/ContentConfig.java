package io.redletter.content;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Settings of content.
 *
 * @param publicUrl address under which readers reach this installation, without a slash at its end
 * @param videoMaxMib largest film, in MiB
 * @param imageMaxMib largest picture, in MiB
 * @param uploads how many uploads may run at a time on one node
 * @param media the directory of media files, the same for all nodes of an installation; null for {@code media} below the data
 *     directory, which is right for one node
 */
public record ContentConfig(String publicUrl, int videoMaxMib, int imageMaxMib, int uploads, @Nullable Path media) {
    public ContentConfig {
        URI uri = URI.create(publicUrl);
        if (uri.getHost() == null
                || publicUrl.endsWith("/")
                || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "content.public-url: " + publicUrl + " (expected: https://host, no slash at the end)");
        }
        positive("video-max-mib", videoMaxMib);
        positive("image-max-mib", imageMaxMib);
        positive("uploads", uploads);
    }

    /** With media files below the data directory. */
    public ContentConfig(String publicUrl, int videoMaxMib, int imageMaxMib, int uploads) {
        this(publicUrl, videoMaxMib, imageMaxMib, uploads, null);
    }

    /** The defaults: films of 200 MiB, pictures of 10 MiB, 16 uploads at a time. */
    public static ContentConfig at(String publicUrl) {
        return new ContentConfig(publicUrl, 200, 10, 16);
    }

    private static void positive(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("content." + key + ": " + value + " (expected: 1 or more)");
        }
    }
}
