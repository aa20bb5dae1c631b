package io.redletter.feed;

import io.redletter.platform.NotFoundException;
import java.util.Optional;

/** The last part of a feed's address, such as {@code public.rss}. */
record FeedAddress(String name, FeedFormat format) {
    /** @throws NotFoundException where no feed can ever have this address */
    static FeedAddress of(String file) {
        int dot = file.lastIndexOf('.');
        Optional<FeedFormat> format = dot < 0 ? Optional.empty() : FeedFormat.find(file.substring(dot + 1));
        return format.map(found -> new FeedAddress(file.substring(0, dot), found))
                .filter(address -> FeedName.isUsable(address.name))
                .orElseThrow(() -> new NotFoundException("feed", CleanText.brief(file)));
    }
}
