package io.redletter.delivery.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account looks from here, found out without publishing anything.
 *
 * @param well whether a message could leave now, as far as can be told
 * @param words a sentence for people, Chinese and English
 * @param tokenExpires when the access token in use ends; null for a channel without one
 */
public record ChannelHealth(boolean well, String words, @Nullable Instant tokenExpires) {
    public static ChannelHealth working(String words) {
        return new ChannelHealth(true, words, null);
    }

    public static ChannelHealth ailing(String words) {
        return new ChannelHealth(false, words, null);
    }
}
