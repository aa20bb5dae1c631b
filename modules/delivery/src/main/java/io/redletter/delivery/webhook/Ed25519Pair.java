package io.redletter.delivery.webhook;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 pair as Standard Webhooks 1.0 writes it: {@code whsk_} and the Base64 of the 32 bytes of the private key
 * followed by the 32 bytes of the public one; {@code whpk_} and the Base64 of the public one alone.
 */
final class Ed25519Pair {
    static final String PRIVATE_PREFIX = "whsk_";
    static final String PUBLIC_PREFIX = "whpk_";
    private static final String ALGORITHM = "Ed25519";
    private static final int BYTES = 32;

    /** What stands before the 32 bytes in a public key's X.509 form (RFC 8410). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PrivateKey key;
    private final byte[] publicBytes;

    private Ed25519Pair(PrivateKey key, byte[] publicBytes) {
        this.key = key;
        this.publicBytes = publicBytes;
    }

    /**
     * Reads a private key.
     *
     * @throws IllegalArgumentException if it is none, or its two halves do not belong together
     */
    static Ed25519Pair parse(String text) {
        if (!text.startsWith(PRIVATE_PREFIX)) {
            throw new IllegalArgumentException("webhook key (expected: whsk_ and Base64)");
        }
        byte[] both = Base64.getDecoder().decode(text.substring(PRIVATE_PREFIX.length()));
        if (both.length != 2 * BYTES) {
            throw new IllegalArgumentException(
                    "webhook key of " + both.length + " bytes (expected: " + 2 * BYTES + ")");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(both, BYTES)));
            Ed25519Pair pair = new Ed25519Pair(key, Arrays.copyOfRange(both, BYTES, 2 * BYTES));
            pair.requireOneWhole();
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("webhook key: no Ed25519 key (expected: whsk_ and Base64)", e);
        }
    }

    /** A new private key, as text. */
    static String fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            byte[] x509 = pair.getPublic().getEncoded();
            byte[] both = Arrays.copyOf(seed, 2 * BYTES);
            System.arraycopy(x509, x509.length - BYTES, both, BYTES, BYTES);
            return PRIVATE_PREFIX + Base64.getEncoder().encodeToString(both);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java 17", e);
        }
    }

    /** What partners verify with. */
    String publicText() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicBytes);
    }

    /** One item of the header {@code webhook-signature}. */
    String sign(String id, long seconds, Buffer body) {
        try {
            return "v1a," + Base64.getEncoder().encodeToString(signed((id + "." + seconds + "."), body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is part of every Java 17", e);
        }
    }

    private byte[] signed(String head, Buffer body) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(head.getBytes(StandardCharsets.UTF_8));
        signature.update(body.getBytes());
        return signature.sign();
    }

    private void requireOneWhole() throws GeneralSecurityException {
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + BYTES);
        System.arraycopy(publicBytes, 0, x509, X509_HEAD.length, BYTES);
        PublicKey other = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
        Signature check = Signature.getInstance(ALGORITHM);
        check.initVerify(other);
        check.update(ALGORITHM.getBytes(StandardCharsets.US_ASCII));
        if (!check.verify(signed(ALGORITHM, Buffer.buffer()))) {
            throw new IllegalArgumentException("webhook key: its public half belongs to another private one");
        }
    }
}
