package io.redletter.delivery.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The platform's way of signing and encrypting callbacks: SHA-1 over sorted parts, AES-256-CBC with blocks of 32. */
final class CallbackSeal {
    private static final int RANDOM = 16;
    private static final int LENGTH = 4;
    private static final int BLOCK = 32;

    private CallbackSeal() {}

    /** Whether the platform, which alone knows the token, signed these parts. Takes the same time for any signature. */
    static boolean isSigned(String signature, String... parts) {
        byte[] expected = sign(parts).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
    }

    static String sign(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1")
                            .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is part of every Java platform", e);
        }
    }

    /** The message in it; empty where the key, the filling or the receiver is another. */
    static Optional<String> open(String aesKey, String appId, String cipherText) {
        try {
            byte[] key = Base64.getDecoder().decode(aesKey + "=");
            byte[] sealed = Base64.getDecoder().decode(cipherText.strip());
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new IvParameterSpec(Arrays.copyOf(key, RANDOM)));
            return message(cipher.doFinal(sealed), appId);
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> message(byte[] plain, String appId) {
        int fill = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - fill;
        if (fill < 1 || fill > BLOCK || end < RANDOM + LENGTH) {
            return Optional.empty();
        }
        int length = ByteBuffer.wrap(plain, RANDOM, LENGTH).getInt();
        int receiver = RANDOM + LENGTH + length;
        if (length < 0 || receiver < 0 || receiver > end) {
            return Optional.empty();
        }
        String to = new String(plain, receiver, end - receiver, StandardCharsets.UTF_8);
        return to.equals(appId)
                ? Optional.of(new String(plain, RANDOM + LENGTH, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
