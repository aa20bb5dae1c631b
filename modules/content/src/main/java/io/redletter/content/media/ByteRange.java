package io.redletter.content.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of a file a reader asks for (RFC 9110, section 14).
 *
 * @param kind whether it is all, a part, or nothing the file has
 * @param from first byte, counted from 0
 * @param length how many bytes
 */
public record ByteRange(Kind kind, long from, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /** What is to be sent. */
    public enum Kind {
        /** Everything: no range was asked for, or one that is not understood. */
        WHOLE,
        /** One part: 206. */
        PART,
        /** A range that lies outside: 416. */
        OUTSIDE
    }

    /**
     * Reads a {@code Range} header. Several ranges in one header are answered with the whole, which is allowed.
     *
     * @param header null where there is none
     */
    public static ByteRange of(@Nullable String header, long size) {
        Matcher range = SINGLE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return new ByteRange(Kind.WHOLE, 0, size);
        }
        if (range.group(1).isEmpty()) {
            return last(Long.parseLong(range.group(2)), size);
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        if (to < from) {
            return new ByteRange(Kind.WHOLE, 0, size);
        }
        return from >= size
                ? new ByteRange(Kind.OUTSIDE, 0, 0)
                : new ByteRange(Kind.PART, from, Math.min(to, size - 1) - from + 1);
    }

    /** {@code Content-Range} of the answer. */
    public String contentRange(long size) {
        return kind == Kind.OUTSIDE ? "bytes */" + size : "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }

    private static ByteRange last(long count, long size) {
        long length = Math.min(count, size);
        return length == 0 ? new ByteRange(Kind.OUTSIDE, 0, 0) : new ByteRange(Kind.PART, size - length, length);
    }
}
