package io.redletter.sandbox.webhook;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One receiver of webhooks.
 *
 * @param name its last path segment: {@code /hooks/{name}}
 * @param secret the shared secret as the specification writes it: {@code whsec_} and 24 to 64 bytes in Base64
 */
public record WebhookEndpoint(String name, String secret) {
    private static final String PREFIX = "whsec_";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Refuses a name that is no path segment and a secret that is none. */
    public WebhookEndpoint {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "webhook endpoint " + name + ": bad name (expected: 1 to 64 letters, digits, '-' or '_')");
        }
        int length = secret.startsWith(PREFIX) ? bytes(secret).length : 0;
        if (length < 24 || length > 64) {
            throw new IllegalArgumentException("webhook endpoint " + name + ": secret of " + length
                    + " bytes (expected: whsec_ and 24 to 64 bytes in Base64)");
        }
    }

    /** The key of the HMAC. */
    byte[] key() {
        return bytes(secret);
    }

    private static byte[] bytes(String secret) {
        try {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "WebhookEndpoint[" + name + "]";
    }
}
