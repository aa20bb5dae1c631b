package io.redletter.feed;

import java.util.List;

/** Writes a feed in one format. The same items give the same bytes, on any node, at any time. */
interface FeedWriter {
    byte[] write(Publication publication, List<FeedItem> items);

    static FeedWriter of(FeedFormat format) {
        return switch (format) {
            case RSS -> new RssWriter();
            case ATOM -> new AtomWriter();
            case JSON -> new JsonFeedWriter();
        };
    }
}
