package io.redletter.reach.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A campaign's key, under which its visitors are told apart: HMAC-SHA256 with both halves of the key worked in once, since that is
 * half of the work for a short text. Safe to share.
 */
final class VisitorKey {
    private static final int BLOCK = 64;

    private final MessageDigest inner;
    private final MessageDigest outer;

    private VisitorKey(MessageDigest inner, MessageDigest outer) {
        this.inner = inner;
        this.outer = outer;
    }

    /** @param key at most 64 bytes */
    static VisitorKey of(byte[] key) {
        return new VisitorKey(begun(key, (byte) 0x36), begun(key, (byte) 0x5C));
    }

    /** 64 bits that stand for this visitor within the campaign, never 0. */
    long visitor(String told) {
        try {
            MessageDigest in = (MessageDigest) inner.clone();
            MessageDigest out = (MessageDigest) outer.clone();
            byte[] mac = out.digest(in.digest(told.getBytes(StandardCharsets.UTF_8)));
            long hash = ByteBuffer.wrap(mac).getLong();
            return hash == 0 ? 1 : hash;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java platform cannot be cloned", e);
        }
    }

    private static MessageDigest begun(byte[] key, byte pad) {
        if (key.length > BLOCK) {
            throw new IllegalArgumentException("key: " + key.length + " bytes (expected: at most " + BLOCK + ")");
        }
        byte[] block = Arrays.copyOf(key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= pad;
        }
        MessageDigest digest = sha256();
        digest.update(block);
        return digest;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
