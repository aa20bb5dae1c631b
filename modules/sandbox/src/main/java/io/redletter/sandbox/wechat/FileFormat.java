package io.redletter.sandbox.wechat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What a file is by its first bytes; its name and declared type are not believed. */
enum FileFormat {
    PNG("png", "image/png", 0, "\u0089PNG"),
    JPG("jpg", "image/jpeg", 0, "\u00ff\u00d8\u00ff"),
    GIF("gif", "image/gif", 0, "GIF8"),
    BMP("bmp", "image/bmp", 0, "BM"),
    MP3_TAGGED("mp3", "audio/mpeg", 0, "ID3"),
    MP3("mp3", "audio/mpeg", 0, "\u00ff\u00fb"),
    MP3_V2("mp3", "audio/mpeg", 0, "\u00ff\u00f3"),
    WMA("wma", "audio/x-ms-wma", 0, "0&\u00b2u"),
    WAV("wav", "audio/wav", 8, "WAVE"),
    AMR("amr", "audio/amr", 0, "#!AMR"),
    MP4("mp4", "video/mp4", 4, "ftyp");

    /** How many bytes of a file suffice. */
    static final int HEAD = 16;

    private final String word;
    private final String contentType;
    private final int offset;
    private final String mark;

    FileFormat(String word, String contentType, int offset, String mark) {
        this.word = word;
        this.contentType = contentType;
        this.offset = offset;
        this.mark = mark;
    }

    String word() {
        return word;
    }

    String contentType() {
        return contentType;
    }

    static Optional<FileFormat> of(byte[] head) {
        return Arrays.stream(values()).filter(format -> format.begins(head)).findFirst();
    }

    static Optional<FileFormat> named(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** Latin-1 gives each byte one character, so that marks can be written as text. */
    private boolean begins(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(mark, offset);
    }
}
