package io.redletter.campaign.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
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
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of a file, of which only a piece at a time is in memory. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
