package io.redletter.delivery.webhook;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.channel.Correction;
import io.redletter.delivery.channel.Message;
import io.redletter.platform.json.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of a webhook.
 *
 * @param type {@code work.released}, {@code work.withdrawn}, {@code work.corrected}, or {@code channel.test}
 * @param timestamp when the event happened
 * @param data null for a test
 */
record WebhookMessage(String type, Instant timestamp, @Nullable Data data) {
    static final String RELEASED = "work.released";
    static final String WITHDRAWN = "work.withdrawn";
    static final String CORRECTED = "work.corrected";
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

    /** The size of the message that says this, addresses estimated generously. */
    static int bytesOf(WorkVersion version) {
        int addresses = 1200;
        return addresses
                + Json.text(List.of(version.title(), version.summary())).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Tells a receiver to take down what an earlier message said. */
    static String withdrawal(String request, Instant at) {
        return after(request, WITHDRAWN, at).encode();
    }

    /** Says what was wrong with an earlier message. */
    static String correction(String request, Correction correction) {
        JsonObject message = after(request, CORRECTED, correction.at());
        message.getJsonObject("data").put("correction", correction.text());
        return message.encode();
    }

    private static JsonObject after(String request, String type, Instant at) {
        JsonObject earlier = request.isEmpty() ? new JsonObject() : new JsonObject(request);
        return new JsonObject()
                .put("type", type)
                .put("timestamp", at.toString())
                .put("data", earlier.getJsonObject("data", new JsonObject()));
    }

    static WebhookMessage test(Instant at) {
        return new WebhookMessage(TEST, at, null);
    }
}
