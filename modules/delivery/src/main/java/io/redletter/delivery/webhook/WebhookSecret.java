package io.redletter.delivery.webhook;

import io.redletter.platform.secret.Vault;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The shared secret of a webhook, as Standard Webhooks 1.0 writes it: {@code whsec_} and 24 to 64 bytes in Base64. */
final class WebhookSecret {
    private static final String PREFIX = "whsec_";
    private static final int NEW_BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    private WebhookSecret(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it is none
     */
    static WebhookSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("webhook secret (expected: whsec_ and Base64)");
        }
        byte[] bytes = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        if (bytes.length < 24 || bytes.length > 64) {
            throw new IllegalArgumentException("webhook secret of " + bytes.length + " bytes (expected: 24 to 64)");
        }
        return new WebhookSecret(bytes);
    }

    static String fresh() {
        return PREFIX + Base64.getEncoder().encodeToString(Vault.random(NEW_BYTES));
    }

    /**
     * The header {@code webhook-signature}.
     *
     * @param seconds the attempt's time, whole seconds since 1970
     */
    String sign(String id, long seconds, Buffer body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
