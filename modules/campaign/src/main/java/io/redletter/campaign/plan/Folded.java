package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Says of a PDF or a web page, before a parser keeps anything of it, whether it unfolds to more than any plan does. */
final class Folded {

    /** The bytes of one stream of a PDF; the whole of a Chinese font is as large. */
    private static final long LARGEST_STREAM = 24L << 20;

    private static final int BUFFER = 1 << 16;
    private static final int DICTIONARY = 1_024;
    private static final Pattern STREAM = Pattern.compile("stream\\r?\\n");
    private static final Pattern TWICE =
            Pattern.compile("(?s)/Filter\\s*\\[[^\\]]*/(?:Fl|LZW|RunLength|RL)\\w*[^\\]]*/(?:Fl|LZW|RunLength|RL)\\w*");

    private static final int LARGEST_PAGE = 4 << 20;
    private static final int MOST_TAGS = 100_000;
    private static final int MOST_ATTRIBUTES = 400_000;

    private Folded() {}

    /** Looks at every packed stream but pictures, which nobody unpacks for the text. */
    static void requirePdf(Path file) throws IOException {
        long size = Files.size(file);
        byte[] tail = new byte[0];
        long at = 0;
        try (InputStream in = Files.newInputStream(file)) {
            while (at < size) {
                byte[] fresh = in.readNBytes(BUFFER);
                if (fresh.length == 0) {
                    return;
                }
                byte[] window = new byte[tail.length + fresh.length];
                System.arraycopy(tail, 0, window, 0, tail.length);
                System.arraycopy(fresh, 0, window, tail.length, fresh.length);
                requireStreams(file, window, at - tail.length, at);
                at += fresh.length;
                int keep = Math.min(window.length, DICTIONARY);
                tail = Arrays.copyOfRange(window, window.length - keep, window.length);
            }
        }
    }

    private static void requireStreams(Path file, byte[] window, long offset, long seen) throws IOException {
        String text = new String(window, StandardCharsets.ISO_8859_1);
        Matcher stream = STREAM.matcher(text);
        while (stream.find()) {
            if (offset + stream.end() <= seen) {
                continue;
            }
            String before = text.substring(Math.max(0, stream.start() - DICTIONARY), stream.start());
            String dictionary = before.substring(Math.max(0, before.lastIndexOf(" obj")));
            if (TWICE.matcher(dictionary).find()) {
                throw Unreadable.tooMuchInside();
            }
            boolean picture = dictionary.matches("(?s).*/Subtype\\s*/Image\\b.*");
            if (!picture && dictionary.contains("/Fl")) {
                requireStream(file, offset + stream.end());
            }
        }
    }

    private static void requireStream(Path file, long from) throws IOException {
        Inflater inflater = new Inflater();
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            byte[] packed = new byte[BUFFER];
            byte[] plain = new byte[BUFFER];
            while (!inflater.finished()) {
                int count = inflater.inflate(plain);
                if (inflater.getBytesWritten() > LARGEST_STREAM) {
                    throw Unreadable.tooMuchInside();
                }
                if (count == 0 && inflater.needsInput()) {
                    int more = in.read(packed);
                    if (more <= 0) {
                        return;
                    }
                    inflater.setInput(packed, 0, more);
                } else if (count == 0) {
                    return;
                }
            }
        } catch (DataFormatException e) {
            return; // the parser stops there too
        } finally {
            inflater.end();
        }
    }

    /** The parser makes objects of every tag and attribute. */
    static byte[] requirePage(Path file) throws IOException {
        if (Files.size(file) > LARGEST_PAGE) {
            throw Unreadable.tooMuchText();
        }
        byte[] page = Files.readAllBytes(file);
        int tags = 0;
        int attributes = 0;
        boolean inside = false;
        for (byte b : page) {
            if (b == '<') {
                tags++;
                inside = true;
            } else if (b == '>') {
                inside = false;
            } else if (inside
                    && (b == '=' || b == '/' || b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f')) {
                attributes++;
            }
        }
        if (tags > MOST_TAGS || attributes > MOST_ATTRIBUTES) {
            throw Unreadable.tooMuchInside();
        }
        return page;
    }
}
