package io.redletter.platform.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The master keys of an installation, the newest first. The first seals; each opens what it sealed; the last, which was
 * there from the beginning, is the root of everything that is derived and compared later (links, key hashes, the audit
 * chain) and therefore never changes.
 */
final class KeyRing {
    static final int KEY_BYTES = 32;
    private static final int MOST = 16;

    private final List<byte[]> keys;

    private KeyRing(List<byte[]> keys) {
        this.keys = keys;
    }

    static KeyRing of(byte[] key) {
        requireLength(key);
        return new KeyRing(List.of(Arrays.copyOf(key, KEY_BYTES)));
    }

    /**
     * Reads keys in Base64, with a line break, a space or a comma between them.
     *
     * @throws IllegalArgumentException saying what is wrong, without showing any of it
     */
    static KeyRing parse(String text) {
        List<byte[]> keys = new ArrayList<>();
        for (String word : text.strip().split("[\\s,]+")) {
            byte[] key = decoded(word, keys.size() + 1);
            requireLength(key);
            keys.add(key);
        }
        if (keys.size() > MOST) {
            throw new IllegalArgumentException("master keys: " + keys.size() + " (expected: at most " + MOST + ")");
        }
        return new KeyRing(List.copyOf(keys));
    }

    private static byte[] decoded(String word, int number) {
        try {
            return Base64.getDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("master key " + number + ": unreadable (expected: Base64 of 32 bytes)");
        }
    }

    private static void requireLength(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("master key: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
        }
    }

    byte[] current() {
        return keys.get(0);
    }

    byte[] root() {
        return keys.get(keys.size() - 1);
    }

    boolean hasRotated() {
        return keys.size() > 1;
    }

    Optional<byte[]> byId(String id) {
        return keys.stream().filter(key -> id(key).equals(id)).findFirst();
    }

    List<String> ids() {
        return keys.stream().map(KeyRing::id).toList();
    }

    KeyRing withNew(byte[] key) {
        requireLength(key);
        if (keys.size() == MOST) {
            throw new IllegalArgumentException("master keys: " + MOST + " already (expected: old ones dropped first)");
        }
        return new KeyRing(Stream.concat(Stream.of(Arrays.copyOf(key, KEY_BYTES)), keys.stream())
                .toList());
    }

    /** Only the first, the root, and those named here. */
    KeyRing keeping(List<String> ids) {
        return new KeyRing(keys.stream()
                .filter(key -> key == current() || key == root() || ids.contains(id(key)))
                .toList());
    }

    /** As it stands in the key file. */
    String text() {
        return keys.stream().map(Base64.getEncoder()::encodeToString).collect(Collectors.joining("\n", "", "\n"));
    }

    /** A name that gives nothing of the key away. */
    static String id(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("redletter-master-key/".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "KeyRing" + ids();
    }
}
