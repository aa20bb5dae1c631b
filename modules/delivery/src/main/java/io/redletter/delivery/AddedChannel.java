package io.redletter.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A channel that was just added.
 *
 * @param secret the secret that was made for it, shown this once; null where it was given
 */
public record AddedChannel(ChannelAccount channel, @Nullable String secret) {
    @Override
    public String toString() {
        return "AddedChannel[" + channel.id() + "]";
    }
}
