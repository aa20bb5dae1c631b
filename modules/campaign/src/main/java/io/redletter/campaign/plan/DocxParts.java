package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.xml.sax.SAXException;

/**
 * Takes the few parts of a Word document out in which its text and its numbering stand. A small file can unfold to
 * anything, and the parser builds trees of what it is given; so each part is counted while it is unpacked, looked
 * through by {@link DocxPart} and only then kept. Pictures and all else are never unpacked.
 */
final class DocxParts {

    /** A text of 200 000 characters, each run with its own formatting. */
    private static final int LARGEST_TEXT = 12 << 20;

    /** The parser makes trees of these, ten times as large and more. */
    private static final int LARGEST_OTHER = 2 << 20;

    private static final int LARGEST_LINKS = 512 << 10;
    private static final int LARGEST_TOTAL = 16 << 20;
    private static final int MOST_ENTRIES = 20_000;

    private static final Pattern TEXTS = Pattern.compile("word/(?:document|footnotes|endnotes|comments)\\d*\\.xml");
    private static final Pattern OTHERS = Pattern.compile("word/(?:styles|numbering)\\d*\\.xml");
    private static final Pattern LINKS =
            Pattern.compile("_rels/\\.rels|word/_rels/(?:document|footnotes|endnotes|comments)\\d*\\.xml\\.rels");

    private DocxParts() {}

    /** Writes a document of the same text, without all that is none. */
    static void copy(Path from, Path to) throws IOException, SAXException {
        try (ZipFile zip = new ZipFile(from.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream slim = new ZipOutputStream(out)) {
            if (zip.size() > MOST_ENTRIES) {
                throw Unreadable.tooMuchInside();
            }
            long total = 0;
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            for (ZipEntry entry : entries) {
                int most = largest(entry.getName());
                if (most > 0) {
                    byte[] part = unpacked(zip, entry, most);
                    total += part.length;
                    if (total > LARGEST_TOTAL) {
                        throw Unreadable.tooMuchInside();
                    }
                    slim.putNextEntry(new ZipEntry(entry.getName()));
                    slim.write(kept(entry.getName(), part));
                    slim.closeEntry();
                }
            }
        }
    }

    private static int largest(String name) {
        if (TEXTS.matcher(name).matches()) {
            return LARGEST_TEXT;
        }
        if (OTHERS.matcher(name).matches()) {
            return LARGEST_OTHER;
        }
        return name.equals("[Content_Types].xml") || LINKS.matcher(name).matches() ? LARGEST_LINKS : 0;
    }

    private static byte[] unpacked(ZipFile zip, ZipEntry entry, int most) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] part = in.readNBytes(most + 1);
            if (part.length > most) {
                throw Unreadable.tooMuchInside();
            }
            return part;
        }
    }

    private static byte[] kept(String name, byte[] part) throws IOException, SAXException {
        DocxPart seen = DocxPart.of(part);
        return LINKS.matcher(name).matches() ? seen.links().getBytes(StandardCharsets.UTF_8) : part;
    }
}
