package io.redletter.delivery.list;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The idempotency key of one person within one delivery: the same however often it is asked for. */
final class TargetKey {
    private static final int BYTES = 16;

    private TargetKey() {}

    static String of(String deliveryKey, String recipientId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("redletter-target/" + deliveryKey + "/" + recipientId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
