package io.redletter.feed;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Printed bytes, plain and compressed, each under a strong entity tag of its own: a digest of exactly those bytes, the
 * same on every node.
 *
 * @param since when this node first printed these bytes in a row
 */
record Edition(Variant plain, Variant zipped, Instant since) {
    /**
     * A date names bytes only if nothing else had it: two editions of one second do not, nor those of two nodes that saw
     * a change one after the other. After this long they do.
     */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    /** @param tag with its quotation marks */
    record Variant(Buffer bytes, String tag) {
        static Variant of(byte[] bytes) {
            return new Variant(Buffer.buffer(bytes), '"' + digest(bytes) + '"');
        }
    }

    static Edition of(byte[] bytes, Instant now) {
        return new Edition(Variant.of(bytes), Variant.of(zip(bytes)), now);
    }

    /** This one, or the one before if it says the same. */
    Edition after(Edition before) {
        return before.plain.tag().equals(plain.tag()) ? before : this;
    }

    /** To the second; empty while it would not tell this edition from another. */
    Optional<Instant> lastModified(Instant now) {
        return now.isBefore(since.plus(SETTLED))
                ? Optional.empty()
                : Optional.of(since.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Bytes it takes in memory, near enough. */
    long weight() {
        return plain.bytes().length() + (long) zipped.bytes().length();
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest)
                    .substring(0, 27);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", e);
        }
    }

    /** Without name and time in its header, so that the same text gives the same bytes. */
    private static byte[] zip(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return zipped.toByteArray();
    }
}
