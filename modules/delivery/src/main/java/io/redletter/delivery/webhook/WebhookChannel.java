package io.redletter.delivery.webhook;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.KeyLife;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.redletter.delivery.outbound.Answer;
import io.redletter.delivery.outbound.Ask;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partner's webhook by Standard Webhooks 1.0. The id is the delivery's key, so a receiver that remembers ids may be
 * sent the same bytes again after an unknown outcome; the timestamp is that of the attempt.
 */
public final class WebhookChannel implements Channel {
    public static final String KIND = "webhook";

    /** The setting that holds the receiver's address. */
    public static final String URL = "url";

    /** A receiver is asked to remember ids for a day; later, the same bytes may count as new. */
    static final KeyLife KEY = KeyLife.of(Duration.ofHours(24));

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ANSWER_BYTES = 16 * 1024;

    private final Outbound outbound;
    private final InstantSource clock;

    public WebhookChannel(Outbound outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /** A new secret in the form the specification gives it. */
    public static String freshSecret() {
        return WebhookSecret.fresh();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.PLAIN.withKey(KEY).withRecall().withCorrection();
    }

    @Override
    public List<String> check(WorkVersion version) {
        return List.of();
    }

    @Override
    public void checkAccount(Map<String, String> settings, @Nullable String secret) {
        for (String key : settings.keySet()) {
            if (!key.equals(URL)) {
                throw RefusedException.field("/settings/" + key, "unknown-setting", key + ": 没有这个设置 (no such setting)");
            }
        }
        try {
            outbound.guard().checkText(URI.create(settings.getOrDefault(URL, "")));
        } catch (OutboundException | IllegalArgumentException unusable) {
            throw RefusedException.field("/settings/url", "invalid-field", String.valueOf(unusable.getMessage()));
        }
        try {
            WebhookSecret.parse(secret == null ? "" : secret);
        } catch (IllegalArgumentException unusable) {
            throw RefusedException.field("/secret", "invalid-field", "密钥格式不对: " + unusable.getMessage());
        }
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        return Json.text(WebhookMessage.of(message));
    }

    @Override
    public Future<Outcome> send(Sending sending) {
        return post(sending.account(), sending.secret(), id(sending.key()), sending.request())
                .map(answer -> WebhookStatus.outcome(answer, clock.instant()));
    }

    /** The same id and the same bytes: a receiver that had them takes them as a repeat. */
    @Override
    public Future<Outcome> reconcile(Sending sending) {
        return send(sending);
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return Future.failedFuture(new IllegalStateException("a webhook accepts nothing for later"));
    }

    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        String body = Json.text(WebhookMessage.test(clock.instant()));
        return post(account, secret, id(Ids.next()), body).map(answer -> {
            Outcome outcome = WebhookStatus.outcome(answer, clock.instant());
            if (outcome.kind() != Outcome.Kind.SENT) {
                throw RefusedException.conflict("channel-test-failed", outcome.reason());
            }
            return "对方已接收 (received): HTTP " + answer.status();
        });
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return outbound.guard()
                .check(URI.create(account.setting(URL, "")))
                .map(ChannelHealth.well("地址可用,密钥可用 (address and key are usable)"))
                .otherwise(failure -> ChannelHealth.ailing(String.valueOf(failure.getMessage())));
    }

    private Future<Answer> post(ChannelAccount account, String secret, String id, String text) {
        Instant now = clock.instant();
        Buffer body = Buffer.buffer(text);
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
                WebhookSecret.parse(secret).sign(id, seconds, body));
        URI uri = URI.create(account.setting(URL, ""));
        return outbound.send(new Ask(HttpMethod.POST, uri, headers, body, TIMEOUT, ANSWER_BYTES));
    }

    private static String id(String key) {
        return "msg_" + key;
    }
}
