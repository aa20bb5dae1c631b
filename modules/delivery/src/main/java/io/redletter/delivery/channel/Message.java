package io.redletter.delivery.channel;

import io.redletter.content.MediaRef;
import io.redletter.content.Work;
import io.redletter.content.WorkVersion;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said through a channel: the approved wording of a work, with absolute addresses.
 *
 * @param key this delivery's idempotency key: 32 lower-case hexadecimal digits, the same for every attempt
 * @param at the instant the push was due
 * @param publicUrl address under which readers reach this installation, without a slash at its end
 */
public record Message(
        String key,
        Instant at,
        String publicUrl,
        String campaignId,
        String channelId,
        String channelName,
        Work work,
        WorkVersion version) {

    /** The work's page, which counts its readers under this channel. */
    public String url() {
        return publicUrl + work.path() + "?c=" + channelId;
    }

    /** The page's address with a mark that no other delivery has, to find it again at a platform. */
    public String markedUrl() {
        return url() + "&d=" + key;
    }

    public @Nullable String coverUrl() {
        return absolute(version.cover());
    }

    public @Nullable String videoUrl() {
        return absolute(version.video());
    }

    private @Nullable String absolute(@Nullable MediaRef media) {
        return media == null ? null : publicUrl + media.path();
    }
}
