package io.redletter.feed;

import java.util.regex.Pattern;

/** Names of feeds: what stands in their address, and, behind {@code feed-}, the channel that readers come from. */
final class FeedName {
    /** The feed that is open to everybody. */
    static final String PUBLIC = "public";

    private static final Pattern USABLE = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){1,39}");

    private FeedName() {}

    static boolean isUsable(String name) {
        return USABLE.matcher(name).matches();
    }

    /** The channel under which views are counted that come from this feed. */
    static String channel(String name) {
        return "feed-" + name;
    }
}
