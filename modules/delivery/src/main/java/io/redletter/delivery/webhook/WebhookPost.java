package io.redletter.delivery.webhook;

import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.Ask;
import io.redletter.delivery.outbound.Outbound;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** One signed request. The id is that of the message; the timestamp, and so the signature, that of this attempt. */
final class WebhookPost {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES = 16 * 1024;

    private final Outbound outbound;
    private final InstantSource clock;

    WebhookPost(Outbound outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    Future<Outcome> send(ChannelAccount account, String secret, String id, String text) {
        Buffer body = Buffer.buffer(text);
        if (body.length() > WebhookChannel.MOST_BYTES) {
            return Future.succeededFuture(Outcome.refused(
                    "message-too-large",
                    "消息 " + body.length() + " 字节,最多 " + WebhookChannel.MOST_BYTES + " 字节 (the message is too large)",
                    ""));
        }
        Instant now = clock.instant();
        long seconds = now.getEpochSecond();
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "user-agent",
                "Redletter",
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(seconds),
                "webhook-signature",
                WebhookKeys.parse(secret).sign(id, seconds, body, now));
        URI uri = URI.create(account.setting(WebhookChannel.URL, ""));
        Ask ask = new Ask(HttpMethod.POST, uri, headers, body, TIMEOUT, ANSWER_BYTES).statusDecides();
        return outbound.send(ask).map(answer -> WebhookStatus.outcome(answer, clock.instant()));
    }
}
