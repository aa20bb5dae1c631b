package io.redletter.delivery.mail;

import com.fasterxml.jackson.databind.JsonNode;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.redletter.platform.json.MalformedJsonException;
import io.vertx.core.buffer.Buffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * What an e-mail account keeps secret: a password, a DKIM key, both or neither. Written as the password alone, or as
 * {@code {"password":"…","dkim-key":"-----BEGIN PRIVATE KEY-----…"}}.
 *
 * @param password for the login; empty for none
 * @param dkimKey RSA, PKCS #8, Base64 without its frame; empty for none
 */
record MailSecret(String password, String dkimKey) {
    private static final int LONGEST = 8_192;

    /** @throws RefusedException pointing at the secret */
    static MailSecret parse(String secret) {
        if (secret.length() > LONGEST || secret.indexOf('\0') >= 0) {
            throw refusal("太长 (too long)");
        }
        if (!secret.stripLeading().startsWith("{")) {
            return new MailSecret(secret, "");
        }
        try {
            JsonNode json = Json.read(Buffer.buffer(secret), JsonNode.class);
            String key = json.path("dkim-key")
                    .asText("")
                    .replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "")
                    .replaceAll("\\s+", "");
            if (!key.isEmpty()) {
                KeyFactory.getInstance("RSA")
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
            }
            return new MailSecret(json.path("password").asText(""), key);
        } catch (MalformedJsonException unreadable) {
            throw refusal("不是 JSON (not JSON)");
        } catch (IllegalArgumentException | GeneralSecurityException unusable) {
            throw refusal("DKIM 私钥应为 PKCS #8 的 RSA 私钥 (expected: an RSA key in PKCS #8)");
        }
    }

    private static RefusedException refusal(String words) {
        return RefusedException.field("/secret", "invalid-field", "/secret: " + words);
    }

    /** Shows neither. */
    @Override
    public String toString() {
        return "MailSecret[]";
    }
}
