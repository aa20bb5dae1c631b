package io.redletter.platform.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals secrets with AES-256-GCM under the installation's newest master key, opens what any of its keys sealed, and
 * derives purpose-bound keys from the root key, which never changes.
 *
 * <p>A sealed text is {@code v1:} (under the root key) or {@code v2:<id of its key>:}, and the Base64 of nonce, cipher text
 * and tag; its purpose is authenticated with it, so that a secret sealed for one account does not open as another's.
 */
public final class Vault {
    private static final String V1 = "v1:";
    private static final String V2 = "v2:";
    private static final int ID_LENGTH = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final long READ_AGAIN_NANOS = 1_000_000_000L;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final @Nullable KeyFile file;
    private volatile KeyRing ring;
    private volatile long readAt = System.nanoTime() - READ_AGAIN_NANOS;

    private Vault(@Nullable KeyFile file, KeyRing ring) {
        this.file = file;
        this.ring = ring;
    }

    /** A vault under the given key of 32 bytes. */
    public static Vault of(byte[] masterKey) {
        return new Vault(null, KeyRing.of(masterKey));
    }

    /**
     * A vault under keys given as text, such as from the environment: Base64, the newest first, separated by commas.
     *
     * @throws IllegalArgumentException saying what is wrong, without showing it
     */
    public static Vault ofKeys(String text) {
        return new Vault(null, KeyRing.parse(text));
    }

    /** Reads the key file (Base64, a key a line, the newest first), or makes one that only its owner may read. */
    public static Vault openOrCreate(Path keyFile) throws IOException {
        KeyFile file = new KeyFile(keyFile);
        return new Vault(file, file.readOrCreate());
    }

    /**
     * Puts a new key in front of the file's: from now on it seals. What older keys sealed still opens.
     *
     * @return the new key's id
     * @throws IllegalStateException where the keys do not come from a file
     */
    public String addKey() throws IOException {
        String id = ownFile().addKey();
        ring = ownFile().read();
        return id;
    }

    /** Drops from the file the keys nothing is sealed with any more; gives the ids that went. */
    public List<String> dropKeysBut(List<String> stillNeeded) throws IOException {
        List<String> gone = ownFile().keepOnly(stillNeeded);
        ring = ownFile().read();
        return gone;
    }

    /** Whether {@link #addKey} can be used. */
    public boolean hasFile() {
        return file != null;
    }

    /** The ids of the keys, the newest first, the root last. */
    public List<String> keyIds() {
        return ring.ids();
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
        KeyRing keys = ring;
        byte[] nonce = random(NONCE_BYTES);
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.current(), purpose, nonce, text, 0);
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        String head = keys.hasRotated() ? V2 + KeyRing.id(keys.current()) + ":" : V1;
        return head + Base64.getEncoder().encodeToString(all);
    }

    /**
     * Opens what {@link #seal} made for the same purpose.
     *
     * @throws SealBrokenException if the text was changed, sealed for something else, or under a key that is not there
     */
    public String open(String purpose, String sealed) {
        byte[] key = keyOf(sealed).orElseThrow(() -> new SealBrokenException(purpose, null));
        try {
            byte[] all = Base64.getDecoder().decode(sealed.substring(sealed.lastIndexOf(':') + 1));
            byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, purpose, nonce, all, NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IllegalStateException broken) {
            throw new SealBrokenException(purpose, broken);
        }
    }

    /** Whether a text looks like one that {@link #seal} made. */
    public static boolean isSealed(String text) {
        return text.startsWith(V1) || text.startsWith(V2);
    }

    /** Whether the newest key sealed it. */
    public boolean isSealedByNewest(String sealed) {
        return sealed.startsWith(ring.hasRotated() ? V2 + KeyRing.id(ring.current()) + ":" : V1);
    }

    /** HMAC-SHA256 of a text under a key that serves this purpose alone. The same for ever, whatever keys are added. */
    public byte[] mac(String purpose, String text) {
        return hmac(derived(ring.root(), "mac/" + purpose), text);
    }

    private Optional<byte[]> keyOf(String sealed) {
        if (sealed.startsWith(V1)) {
            return Optional.of(ring.root());
        }
        int end = V2.length() + ID_LENGTH;
        if (!sealed.startsWith(V2) || sealed.length() <= end || sealed.charAt(end) != ':') {
            return Optional.empty();
        }
        String id = sealed.substring(V2.length(), end);
        return ring.byId(id).or(() -> readAgain().byId(id));
    }

    /** Another process may have added a key to the file; looked for at most once a second. */
    private KeyRing readAgain() {
        KeyFile source = file;
        if (source != null && System.nanoTime() - readAt > READ_AGAIN_NANOS) {
            readAt = System.nanoTime();
            try {
                ring = source.read();
            } catch (IOException | IllegalArgumentException unreadable) {
                return ring; // what was sealed under the new key stays shut for now
            }
        }
        return ring;
    }

    private KeyFile ownFile() {
        KeyFile own = file;
        if (own == null) {
            throw new IllegalStateException("master key: not from a file (expected: a key file to write)");
        }
        return own;
    }

    private static byte[] cipher(int mode, byte[] master, String purpose, byte[] nonce, byte[] input, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derived(master, "seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed for " + purpose, e);
        }
    }

    private static byte[] derived(byte[] master, String purpose) {
        return hmac(master, purpose);
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
