package io.redletter.feed;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which the same feed is written. */
enum FeedFormat {
    RSS("rss", "application/rss+xml", "application/rss+xml; charset=utf-8"),
    ATOM("atom", "application/atom+xml", "application/atom+xml; charset=utf-8"),
    JSON("json", "application/feed+json", "application/feed+json");

    private final String extension;
    private final String mediaType;
    private final String contentType;

    FeedFormat(String extension, String mediaType, String contentType) {
        this.extension = extension;
        this.mediaType = mediaType;
        this.contentType = contentType;
    }

    /** As it stands at the end of an address. */
    String extension() {
        return extension;
    }

    String mediaType() {
        return mediaType;
    }

    String contentType() {
        return contentType;
    }

    static Optional<FeedFormat> find(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(extension))
                .findFirst();
    }
}
