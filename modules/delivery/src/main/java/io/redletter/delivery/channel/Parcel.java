package io.redletter.delivery.channel;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What goes to one person: the exact bytes. They are not stored, for they can be made again from the delivery's request and
 * the person; their digest is, before they leave.
 */
public record Parcel(Target target, Buffer bytes) {
    private static final int DIGEST_BYTES = 8;

    /** The beginning of the SHA-256 of the bytes, 16 lower-case hexadecimal digits. */
    public String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.getBytes());
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Shows no address and no message. */
    @Override
    public String toString() {
        return "Parcel[" + target.mark() + " " + bytes.length() + " bytes]";
    }
}
