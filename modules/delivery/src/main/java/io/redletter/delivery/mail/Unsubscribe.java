package io.redletter.delivery.mail;

import io.redletter.platform.secret.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Addresses by which a person leaves: each names one person, and cannot be made by anybody else. They do not expire. */
final class Unsubscribe {
    static final String PATH = "/u/";
    private static final String PURPOSE = "mail/unsubscribe";
    private static final int MAC_BYTES = 16;
    private static final int LONGEST = 512;
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Vault vault;

    Unsubscribe(Vault vault) {
        this.vault = vault;
    }

    String token(String recipientId) {
        return TO_TEXT.encodeToString(recipientId.getBytes(StandardCharsets.UTF_8)) + "."
                + TO_TEXT.encodeToString(mac(recipientId));
    }

    /** The person a token names; empty for one that was not made here. */
    Optional<String> person(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String person = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] mac = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mac, mac(person)) ? Optional.of(person) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(String recipientId) {
        return Arrays.copyOf(vault.mac(PURPOSE, recipientId), MAC_BYTES);
    }
}
