package io.redletter.sandbox.webhook;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies a Standard Webhooks message (1.0.0, scheme {@code v1}) with one endpoint's secret. */
final class SignatureCheck {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    static final int ID_LIMIT = 256;
    private static final String HMAC = "HmacSHA256";
    private static final String SCHEME = "v1,";

    private final SecretKeySpec key;

    SignatureCheck(WebhookEndpoint endpoint) {
        this.key = new SecretKeySpec(endpoint.key(), HMAC);
    }

    /** The reason why a message is not to be trusted; empty where it is. */
    Optional<String> objection(
            @Nullable String id, @Nullable String timestamp, @Nullable String signatures, Buffer body, Instant now) {
        if (id == null || id.isEmpty() || timestamp == null || signatures == null) {
            return Optional.of("missing header (expected: webhook-id, webhook-timestamp, webhook-signature)");
        }
        if (id.indexOf('.') >= 0 || id.length() > ID_LIMIT) {
            return Optional.of("webhook-id unusable (expected: at most " + ID_LIMIT + " characters, no full stop)");
        }
        return timeObjection(timestamp, now).or(() -> signatureObjection(id, timestamp, signatures, body));
    }

    private static Optional<String> timeObjection(String timestamp, Instant now) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return Optional.of("webhook-timestamp unreadable (expected: whole seconds since 1970)");
        }
        Duration distance = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                .abs();
        return distance.compareTo(TOLERANCE) > 0
                ? Optional.of("webhook-timestamp off by " + distance.toSeconds() + " s (expected: at most "
                        + TOLERANCE.toSeconds() + " s)")
                : Optional.empty();
    }

    private Optional<String> signatureObjection(String id, String timestamp, String signatures, Buffer body) {
        byte[] expected = sign(id + "." + timestamp + ".", body);
        boolean matched = false;
        for (String signature : signatures.split(" ")) {
            // No early way out: the time taken says nothing about which signature matched.
            matched |= signature.startsWith(SCHEME) && MessageDigest.isEqual(expected, decoded(signature));
        }
        return matched ? Optional.empty() : Optional.of("no signature matches (expected: v1 of id.timestamp.body)");
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(SCHEME.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private byte[] sign(String prefix, Buffer body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body.getBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(HMAC + ": absent (expected: in every Java runtime)", e);
        }
    }
}
