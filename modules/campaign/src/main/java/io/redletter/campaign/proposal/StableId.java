package io.redletter.campaign.proposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids made of what they name: asked for twice, they are the same, and a second insert meets the first. */
final class StableId {
    private static final int LENGTH = 26;

    private StableId() {}

    /** Such as {@code item_…}; the parts are told apart by their lengths. */
    static String of(String kind, String... parts) {
        StringBuilder whole = new StringBuilder();
        for (String part : parts) {
            whole.append(part.length()).append(':').append(part);
        }
        return kind + "_"
                + sha256(whole.toString().getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
