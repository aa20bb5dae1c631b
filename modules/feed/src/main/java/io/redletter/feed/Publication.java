package io.redletter.feed;

import io.redletter.content.MediaRef;
import io.redletter.content.Work;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;

/**
 * One feed as it presents itself: its name, its words, its addresses.
 *
 * @param name the name in its address
 * @param base the installation's public address, without a slash at its end
 */
record Publication(String name, String title, String description, String language, String base, ZoneId zone) {
    static Publication open(FeedConfig config) {
        return of(config, FeedName.PUBLIC, config.title());
    }

    static Publication of(FeedConfig config, Partner partner) {
        return of(config, partner.feedName(), config.title() + " · " + partner.name());
    }

    private static Publication of(FeedConfig config, String name, String title) {
        return new Publication(
                name,
                CleanText.of(title),
                CleanText.of(config.description()),
                config.language(),
                config.publicUrl(),
                config.zone());
    }

    /** Where it is fetched in a format; without any key. */
    String self(FeedFormat format) {
        return base + "/feeds/" + name + "." + format.extension();
    }

    String home() {
        return base + "/";
    }

    /** The page of a work, as readers of this feed come to it: counted under the feed's channel. */
    String page(Work work) {
        return base + work.path() + "?c=" + FeedName.channel(name);
    }

    String media(MediaRef media) {
        return base + media.path();
    }

    /** The feed's own id; the same in every format's life as long as the address stands. */
    String id() {
        return urn("feed " + base + "/feeds/" + name);
    }

    /** A work's id in every feed of every format, whatever address the installation has. */
    static String idOf(Work work) {
        return urn("work " + work.id());
    }

    private static String urn(String what) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(("io.redletter/" + what).getBytes(StandardCharsets.UTF_8));
    }
}
