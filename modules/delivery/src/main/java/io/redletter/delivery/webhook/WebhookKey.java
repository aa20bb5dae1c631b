package io.redletter.delivery.webhook;

import io.redletter.delivery.channel.KeyCard;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One key that signs, with the end of its life where it is being replaced.
 *
 * @param text {@code whsec_…} for v1 (HMAC-SHA256) or {@code whsk_…} for v1a (Ed25519)
 * @param until from when on it signs no more; null for no end
 */
record WebhookKey(String text, @Nullable Instant until) {
    static final String V1 = "v1";
    static final String V1A = "v1a";
    private static final String UNTIL = ";until=";

    /** @throws IllegalArgumentException if it is no key, or its end no instant */
    static WebhookKey parse(String item) {
        int at = item.indexOf(UNTIL);
        try {
            WebhookKey key = at < 0
                    ? new WebhookKey(item, null)
                    : new WebhookKey(item.substring(0, at), Instant.parse(item.substring(at + UNTIL.length())));
            if (key.isV1a()) {
                Ed25519Pair.parse(key.text);
            } else {
                WebhookSecret.parse(key.text);
            }
            return key;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("webhook key: its end is no instant", unreadable);
        }
    }

    static WebhookKey fresh(String algorithm) {
        return new WebhookKey(algorithm.equals(V1A) ? Ed25519Pair.fresh() : WebhookSecret.fresh(), null);
    }

    String algorithm() {
        return isV1a() ? V1A : V1;
    }

    boolean lives(Instant now) {
        return until == null || now.isBefore(until);
    }

    /** Ends then, unless it ends sooner anyway. */
    WebhookKey until(Instant end) {
        return until != null && until.isBefore(end) ? this : new WebhookKey(text, end);
    }

    /** As it is sealed. */
    String stored() {
        return until == null ? text : text + UNTIL + until;
    }

    String sign(String id, long seconds, Buffer body) {
        return isV1a()
                ? Ed25519Pair.parse(text).sign(id, seconds, body)
                : WebhookSecret.parse(text).sign(id, seconds, body);
    }

    /** A name that gives nothing of the key away: the beginning of its SHA-256. */
    String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return "key_" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    KeyCard card() {
        return new KeyCard(
                id(), algorithm(), until, isV1a() ? Ed25519Pair.parse(text).publicText() : null);
    }

    private boolean isV1a() {
        return text.startsWith(Ed25519Pair.PRIVATE_PREFIX);
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "WebhookKey[" + id() + " " + algorithm() + "]";
    }
}
