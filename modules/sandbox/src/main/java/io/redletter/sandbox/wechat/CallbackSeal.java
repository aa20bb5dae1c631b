package io.redletter.sandbox.wechat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Signs and encrypts what goes to an operator, in the way the platform describes it to receivers. */
final class CallbackSeal {
    private static final int BLOCK = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CallbackSeal() {}

    /** SHA-1 over the parts in the order of their letters, in hexadecimal. */
    static String sign(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1: absent (expected: in every Java runtime)", e);
        }
    }

    /** Sixteen random bytes, the length, the message, the appId, filled up to a multiple of 32; AES-256-CBC; Base64. */
    static String encrypt(String aesKey, String appId, String message) {
        byte[] key = Base64.getDecoder().decode(aesKey + "=");
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        byte[] owner = appId.getBytes(StandardCharsets.UTF_8);
        int length = 16 + 4 + text.length + owner.length;
        int fill = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + fill)
                .put(random)
                .putInt(text.length)
                .put(text)
                .put(owner);
        while (plain.hasRemaining()) {
            plain.put((byte) fill);
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(key, 16)));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-CBC: refused (expected: in every Java runtime)", e);
        }
    }
}
