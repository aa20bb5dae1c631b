package io.redletter.platform.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM under the installation's master key, and derives purpose-bound keys from it.
 *
 * <p>A sealed text is {@code v1:} and the Base64 of nonce, cipher text and tag; its purpose is authenticated with it, so
 * that a secret sealed for one account does not open as another's.
 */
public final class Vault {
    private static final String VERSION = "v1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] masterKey;

    private Vault(byte[] masterKey) {
        this.masterKey = masterKey;
    }

    /** A vault under the given key of 32 bytes. */
    public static Vault of(byte[] masterKey) {
        if (masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "master key: " + masterKey.length + " bytes (expected: " + KEY_BYTES + ")");
        }
        return new Vault(Arrays.copyOf(masterKey, KEY_BYTES));
    }

    /** Reads the key file (Base64), or makes one that only its owner may read. Called once at start. */
    public static Vault openOrCreate(Path keyFile) throws IOException {
        if (!Files.exists(keyFile)) {
            create(keyFile);
        }
        return of(Base64.getDecoder().decode(Files.readString(keyFile).trim()));
    }

    private static void create(Path keyFile) throws IOException {
        byte[] text =
                (Base64.getEncoder().encodeToString(random(KEY_BYTES)) + "\n").getBytes(StandardCharsets.US_ASCII);
        Path draft = keyFile.resolveSibling(keyFile.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (keyFile.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(draft);
        }
        Files.write(draft, text, StandardOpenOption.SYNC);
        try {
            Files.move(draft, keyFile);
        } catch (FileAlreadyExistsException other) {
            Files.delete(draft); // another start was quicker: its key is the one that counts
        }
    }

    /** Cryptographically random bytes. */
    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** A random token for a person or program to carry, URL-safe, with {@code bytes} bytes of randomness. */
    public static String token(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    /** Seals a secret for a purpose, such as {@code channel/ch_1/secret}. */
    public String seal(String purpose, String secret) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce, secret.getBytes(StandardCharsets.UTF_8), 0);
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return VERSION + Base64.getEncoder().encodeToString(all);
    }

    /**
     * Opens what {@link #seal} made for the same purpose.
     *
     * @throws SealBrokenException if the text was changed, sealed for something else, or under another master key
     */
    public String open(String purpose, String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new SealBrokenException(purpose, null);
        }
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(VERSION.length()));
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return new String(cipher(Cipher.DECRYPT_MODE, purpose, nonce, all, NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw new SealBrokenException(purpose, broken);
        }
    }

    /** HMAC-SHA256 of a text under a key that serves this purpose alone. */
    public byte[] mac(String purpose, String text) {
        return hmac(key("mac/" + purpose), text);
    }

    private byte[] cipher(int mode, String purpose, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed for " + purpose, e);
        }
    }

    private byte[] key(String purpose) {
        return hmac(masterKey, purpose);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
        }
    }
}
