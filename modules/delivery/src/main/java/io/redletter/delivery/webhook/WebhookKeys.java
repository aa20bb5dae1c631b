package io.redletter.delivery.webhook;

import io.redletter.delivery.channel.KeyCard;
import io.redletter.platform.RefusedException;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The keys of one webhook, sealed together as one text with a space between them, the newest first. While one replaces
 * another both sign, so that a receiver may change over at any moment of the overlap.
 */
record WebhookKeys(List<WebhookKey> keys) {
    /** For a week a receiver may still check with the old key. */
    static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    private static final int MOST = 4;

    WebhookKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.size() > MOST) {
            throw new IllegalArgumentException("webhook keys: " + keys.size() + " (expected: 1 to " + MOST + ")");
        }
    }

    /** @throws IllegalArgumentException saying what is wrong, without showing it */
    static WebhookKeys parse(String text) {
        return new WebhookKeys(
                Arrays.stream(text.strip().split(" +")).map(WebhookKey::parse).toList());
    }

    String stored() {
        return keys.stream().map(WebhookKey::stored).collect(Collectors.joining(" "));
    }

    List<KeyCard> cards(Instant now) {
        return keys.stream().filter(key -> key.lives(now)).map(WebhookKey::card).toList();
    }

    /** The header {@code webhook-signature}: one item for every key that lives. */
    String sign(String id, long seconds, Buffer body, Instant now) {
        return keys.stream()
                .filter(key -> key.lives(now))
                .map(key -> key.sign(id, seconds, body))
                .collect(Collectors.joining(" "));
    }

    /**
     * With a new key of this algorithm in front; the one it replaces goes on for the overlap.
     *
     * @throws RefusedException 409 where two of them live already: one of them must be revoked first
     */
    WebhookKeys rotated(String algorithm, Duration overlap, Instant now) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            throw RefusedException.field(
                    "/overlapHours", "invalid-field", "/overlapHours: 0 到 168 小时 (expected: 0 to 168 hours)");
        }
        if (living(algorithm, now).size() > 1) {
            throw RefusedException.conflict(
                    "rotation-running",
                    "已有两个 " + algorithm + " 密钥同时有效,请先吊销旧密钥 (two keys are live already, revoke the old one first)");
        }
        List<WebhookKey> next = new ArrayList<>(List.of(WebhookKey.fresh(algorithm)));
        keys.stream()
                .filter(key -> key.lives(now))
                .map(key -> key.algorithm().equals(algorithm) ? key.until(now.plus(overlap)) : key)
                .filter(key -> key.lives(now))
                .forEach(next::add);
        return new WebhookKeys(next);
    }

    /**
     * Without this key, from now on.
     *
     * @throws RefusedException 409 where no lasting key would be left; 404-like field where there is no such key
     */
    WebhookKeys revoked(String id, Instant now) {
        if (keys.stream().noneMatch(key -> key.id().equals(id))) {
            throw RefusedException.field("/keyId", "unknown-key", "/keyId: 没有密钥 " + id + " (no such key)");
        }
        List<WebhookKey> left = keys.stream()
                .filter(key -> key.lives(now) && !key.id().equals(id))
                .toList();
        if (left.stream().noneMatch(key -> key.until() == null)) {
            throw RefusedException.conflict(
                    "last-key", "这是最后一个长期有效的密钥,请先更换再吊销 (the last lasting key: rotate before you revoke)");
        }
        return new WebhookKeys(left);
    }

    private List<WebhookKey> living(String algorithm, Instant now) {
        return keys.stream()
                .filter(key -> key.lives(now) && key.algorithm().equals(algorithm))
                .toList();
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
