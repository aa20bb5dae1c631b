package io.redletter.content.media;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The kinds of files a work may show, told by their first bytes; what a sender calls them does not count. */
public enum MediaKind {
    MP4("video/mp4", "mp4"),
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif");

    /** How many bytes a judgement needs; a shorter file is judged by what it has. */
    public static final int HEAD = 64;

    private static final byte[] PNG_MAGIC = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG_MAGIC = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso3", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash");

    private final String type;
    private final String extension;

    MediaKind(String type, String extension) {
        this.type = type;
        this.extension = extension;
    }

    /** The media type it is served under. */
    public String type() {
        return type;
    }

    public String extension() {
        return extension;
    }

    public boolean isVideo() {
        return this == MP4;
    }

    /** What a file is that begins with these bytes, or empty where it is none of ours. */
    public static Optional<MediaKind> sniff(Buffer head) {
        byte[] bytes = head.getBytes(0, Math.min(head.length(), HEAD));
        return Arrays.stream(values()).filter(kind -> kind.begins(bytes)).findFirst();
    }

    private boolean begins(byte[] head) {
        return switch (this) {
            case MP4 -> isMp4(head);
            case JPEG -> startsWith(head, JPEG_MAGIC);
            case PNG -> startsWith(head, PNG_MAGIC);
            case WEBP -> text(head, 0, 4).equals("RIFF") && text(head, 8, 4).equals("WEBP");
            case GIF -> text(head, 0, 6).equals("GIF87a") || text(head, 0, 6).equals("GIF89a");
        };
    }

    /** A file type box that names a brand of ours, as its own or among those it fits. */
    private static boolean isMp4(byte[] head) {
        if (!text(head, 4, 4).equals("ftyp")) {
            return false;
        }
        int boxEnd = (head[0] & 0xFF) << 24 | (head[1] & 0xFF) << 16 | (head[2] & 0xFF) << 8 | (head[3] & 0xFF);
        for (int at = 8; at + 4 <= Math.min(boxEnd, head.length); at += 4) {
            if (at != 12 && MP4_BRANDS.contains(text(head, at, 4))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static String text(byte[] head, int from, int length) {
        return head.length < from + length ? "" : new String(head, from, length, StandardCharsets.ISO_8859_1);
    }
}
