package io.redletter.campaign.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** What a file really is, told by its first bytes; its name is asked only where they say nothing. */
enum FileKind {
    TEXT,
    HTML,
    PDF,
    DOCX,
    DOC,
    LOCKED_OFFICE,
    OTHER_OFFICE,
    IMAGE,
    OTHER;

    private static final int HEAD = 4096;
    private static final int CHUNK = 1 << 20;
    private static final int LONGEST_NAME = 64;

    private static final Pattern MARKUP = Pattern.compile(
            "<!doctype\\s+html|<html[\\s>]|<head[\\s>]|<body[\\s>]|<meta\\s|<div[\\s>]|<table[\\s>]",
            Pattern.CASE_INSENSITIVE);

    /** @param name the name it was sent under */
    static FileKind of(Path file, String name) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String ascii = new String(head, StandardCharsets.ISO_8859_1);
        if (ascii.indexOf("%PDF-") >= 0 && ascii.indexOf("%PDF-") < 1024) {
            return PDF;
        }
        if (ascii.startsWith("PK\u0003\u0004")) {
            return zip(file);
        }
        if (ascii.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return compound(file);
        }
        if (ascii.startsWith("{\\rtf")) {
            return OTHER;
        }
        return isImage(ascii) ? IMAGE : words(ascii, name.toLowerCase(Locale.ROOT));
    }

    private static FileKind words(String ascii, String name) {
        String plain = ascii.replace("\u0000", "");
        if (MARKUP.matcher(plain).find() || name.endsWith(".html") || name.endsWith(".htm")) {
            return HTML;
        }
        long zeros = ascii.chars().filter(c -> c == 0).count();
        boolean utf16 = ascii.startsWith("\u00FE\u00FF") || ascii.startsWith("\u00FF\u00FE") || name.endsWith(".txt");
        long odd = ascii.chars()
                .filter(c -> c < ' ' && "\t\n\r\f\u0000".indexOf(c) < 0)
                .count();
        boolean binary = odd > ascii.length() / 50 && !utf16;
        return binary || (zeros > ascii.length() / 2 + 1) ? OTHER : TEXT;
    }

    private static FileKind zip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("word/document.xml") != null || zip.getEntry("word/document2.xml") != null) {
                return DOCX;
            }
            boolean office = zip.getEntry("[Content_Types].xml") != null || zip.getEntry("OFD.xml") != null;
            return office || zip.getEntry("mimetype") != null ? OTHER_OFFICE : OTHER;
        } catch (IOException e) {
            throw Unreadable.broken();
        }
    }

    /** The old Office format, and the new one behind a password, name their parts in UTF-16. */
    private static FileKind compound(Path file) throws IOException {
        boolean words = false;
        String last = "";
        try (var in = Files.newInputStream(file)) {
            for (byte[] some = in.readNBytes(CHUNK); some.length > 0; some = in.readNBytes(CHUNK)) {
                String parts = last + new String(some, StandardCharsets.ISO_8859_1);
                last = parts.substring(Math.max(0, parts.length() - LONGEST_NAME));
                String plain = parts.replace("\u0000", "");
                if (plain.contains("EncryptedPackage")) {
                    return LOCKED_OFFICE;
                }
                words |= plain.contains("WordDocument");
            }
        }
        return words ? DOC : OTHER_OFFICE;
    }

    private static boolean isImage(String head) {
        return head.startsWith("\u0089PNG")
                || head.startsWith("\u00FF\u00D8\u00FF")
                || head.startsWith("GIF8")
                || head.startsWith("II*\u0000")
                || head.startsWith("MM\u0000*")
                || head.startsWith("BM")
                || (head.startsWith("RIFF") && head.contains("WEBP"));
    }
}
