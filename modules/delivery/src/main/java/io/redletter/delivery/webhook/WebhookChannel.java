package io.redletter.delivery.webhook;

import io.redletter.content.WorkVersion;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.channel.Capabilities;
import io.redletter.delivery.channel.ChannelHealth;
import io.redletter.delivery.channel.Correction;
import io.redletter.delivery.channel.KeyCard;
import io.redletter.delivery.channel.KeyLife;
import io.redletter.delivery.channel.Message;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.channel.Sending;
import io.redletter.delivery.channel.Setting;
import io.redletter.delivery.channel.SigningChannel;
import io.redletter.delivery.outbound.Outbound;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.vertx.core.Future;
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
public final class WebhookChannel implements SigningChannel {
    public static final String KIND = "webhook";

    /** The setting that holds the receiver's address. */
    public static final String URL = "url";

    /** The largest body that is sent: what the specification recommends, so that receivers may refuse more. */
    public static final int MOST_BYTES = 20 * 1024;

    /** A receiver is asked to remember ids for a day; later, the same bytes may count as new. */
    static final KeyLife KEY = KeyLife.of(Duration.ofHours(24));

    private final Outbound outbound;
    private final InstantSource clock;
    private final WebhookPost post;

    public WebhookChannel(Outbound outbound, InstantSource clock) {
        this.outbound = outbound;
        this.clock = clock;
        this.post = new WebhookPost(outbound, clock);
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
    public List<Setting> form() {
        return List.of(
                Setting.required(URL, "接收地址", "Endpoint", "https://…,必须是公网地址 (public, https)"),
                Setting.optional(
                        Setting.SECRET,
                        "签名密钥",
                        "Signing secret",
                        "留空则自动生成;对方指定时填 whsec_… (left empty, one is made)",
                        ""));
    }

    @Override
    public List<String> check(WorkVersion version) {
        int bytes = WebhookMessage.bytesOf(version);
        return bytes <= MOST_BYTES
                ? List.of()
                : List.of("标题和摘要共 " + bytes + " 字节,webhook 消息最多 " + MOST_BYTES
                        + " 字节,请缩短摘要 (the message is too large, shorten the summary)");
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
            WebhookKeys.parse(secret == null ? "" : secret);
        } catch (IllegalArgumentException unusable) {
            throw RefusedException.field(
                    "/secret", "invalid-field", "密钥格式不对 (expected: whsec_ or whsk_ and Base64): " + words(unusable));
        }
    }

    @Override
    public String freshSecret() {
        return WebhookSecret.fresh();
    }

    @Override
    public List<KeyCard> keys(String secret, Instant now) {
        return WebhookKeys.parse(secret).cards(now);
    }

    @Override
    public Rotated rotate(String secret, String algorithm, Duration overlap, Instant now) {
        if (!List.of(WebhookKey.V1, WebhookKey.V1A).contains(algorithm)) {
            throw RefusedException.field(
                    "/algorithm", "invalid-field", "/algorithm: " + algorithm + " (expected: v1 or v1a)");
        }
        WebhookKeys next = WebhookKeys.parse(secret).rotated(algorithm, overlap, now);
        KeyCard card = next.keys().get(0).card();
        String shown = card.publicKey() == null ? next.keys().get(0).text() : card.publicKey();
        return new Rotated(next.stored(), card, shown);
    }

    @Override
    public String revoke(String secret, String keyId, Instant now) {
        return WebhookKeys.parse(secret).revoked(keyId, now).stored();
    }

    @Override
    public String prepare(ChannelAccount account, Message message) {
        return Json.text(WebhookMessage.of(message));
    }

    @Override
    public Future<Outcome> send(Sending sending) {
        return post.send(sending.account(), sending.secret(), id(sending.key()), sending.request());
    }

    /** The same id and the same bytes: a receiver that had them takes them as a repeat, for as long as it knows the id. */
    @Override
    public Future<Outcome> reconcile(Sending sending) {
        return KEY.lives(sending.firstTriedAt(), clock.instant())
                ? send(sending)
                : Future.succeededFuture(Outcome.undecidable(
                        "key-expired",
                        "第一次发送已过 24 小时,重发可能重复,请与对方核对 (sent again now it might count as new: ask the receiver)",
                        ""));
    }

    @Override
    public Future<Outcome> follow(Sending sending) {
        return Future.failedFuture(new IllegalStateException("a webhook accepts nothing for later"));
    }

    /** Tells the receiver to take it down; whether it does is the receiver's matter. */
    @Override
    public Future<Outcome> recall(Sending sending) {
        String body = WebhookMessage.withdrawal(sending.request(), sending.firstTriedAt());
        return post.send(sending.account(), sending.secret(), id(sending.key()) + "_withdrawn", body)
                .map(outcome -> outcome.kind() == Outcome.Kind.SENT
                        ? Outcome.recalled(
                                "withdrawal-received",
                                "对方已收到撤回通知,是否撤下由对方决定 (the receiver has been told; taking it down is up to it)",
                                outcome.answer())
                        : outcome);
    }

    @Override
    public Future<Outcome> correct(Sending sending, Correction correction) {
        String body = WebhookMessage.correction(sending.request(), correction);
        return post.send(sending.account(), sending.secret(), id(correction.key()), body);
    }

    @Override
    public Future<String> test(ChannelAccount account, String secret) {
        String body = Json.text(WebhookMessage.test(clock.instant()));
        return post.send(account, secret, id(Ids.next()), body).map(outcome -> {
            if (outcome.kind() != Outcome.Kind.SENT) {
                throw RefusedException.conflict("channel-test-failed", outcome.reason() + ":" + outcome.answer());
            }
            return "对方已接收 (received): " + outcome.answer();
        });
    }

    @Override
    public Future<ChannelHealth> health(ChannelAccount account, String secret) {
        return outbound.guard()
                .check(URI.create(account.setting(URL, "")))
                .map(ChannelHealth.working("地址可以解析,密钥可用 (the address resolves, the key is usable)"))
                .otherwise(failure -> ChannelHealth.ailing(words(failure)));
    }

    private static String id(String key) {
        return "msg_" + key;
    }

    private static String words(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
