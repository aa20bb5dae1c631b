package io.redletter.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The hash an approval binds to: SHA-256 over everything a reviewer sees, each field with its length before it, so that
 * no two different works share an encoding. Pictures in the body count by their addresses, which carry their hashes.
 */
public final class ContentHash {
    private static final String FORM = "redletter-work-1";
    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();

    private ContentHash() {}

    /** 64 lower-case hexadecimal digits. */
    public static String of(
            WorkKind kind,
            String language,
            String title,
            String summary,
            String bodyHtml,
            @Nullable String coverSha256,
            @Nullable String videoSha256) {
        ContentHash hash = new ContentHash();
        hash.field(FORM);
        hash.field(kind.name());
        hash.field(language);
        hash.field(title);
        hash.field(summary);
        hash.field(bodyHtml);
        hash.field(coverSha256);
        hash.field(videoSha256);
        return HexFormat.of().formatHex(hash.digest.digest());
    }

    private void field(@Nullable String value) {
        if (value == null) {
            length(ABSENT);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        length(bytes.length);
        digest.update(bytes);
    }

    private void length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }
}
