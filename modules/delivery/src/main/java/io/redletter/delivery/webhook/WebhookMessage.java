package io.redletter.delivery.webhook;

import io.redletter.delivery.channel.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a webhook.
 *
 * @param type {@code work.released}, or {@code channel.test}
 * @param timestamp when the event happened
 * @param data null for a test
 */
record WebhookMessage(String type, Instant timestamp, @Nullable Data data) {
    static final String RELEASED = "work.released";
    static final String TEST = "channel.test";

    record Data(Campaign campaign, WorkCard work, Channel channel, String language) {}

    record Campaign(String id) {}

    record Channel(String id, String name) {}

    /**
     * A work as a partner shows it.
     *
     * @param hash of the wording that was approved; two messages of one hash say the same
     */
    record WorkCard(
            String id,
            String title,
            String summary,
            String url,
            @Nullable String cover,
            @Nullable String video,
            String hash) {}

    static WebhookMessage of(Message message) {
        var version = message.version();
        WorkCard work = new WorkCard(
                version.workId(),
                version.title(),
                version.summary(),
                message.url(),
                message.coverUrl(),
                message.videoUrl(),
                version.hash());
        Data data = new Data(
                new Campaign(message.campaignId()),
                work,
                new Channel(message.channelId(), message.channelName()),
                version.language());
        return new WebhookMessage(RELEASED, message.at(), data);
    }

    static WebhookMessage test(Instant at) {
        return new WebhookMessage(TEST, at, null);
    }
}
