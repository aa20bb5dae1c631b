package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a PDF's pages, top down; a wide gap in a line parts the cells of a table. */
final class PdfText extends PDFTextStripper {

    /** So many characters' widths of nothing are a gap between two columns. */
    private static final float GAP = 1.2f;

    private static final int MOST_PAGES = 500;

    private static final int MOST_ON_PAGE = 50_000;

    private int onPage;
    private int marks;
    private float end = Float.NaN;

    private PdfText() {
        setSortByPosition(true);
        setEndPage(MOST_PAGES);
        setLineSeparator("\n");
        setWordSeparator("");
        setSuppressDuplicateOverlappingText(true);
    }

    static String of(Path file) throws IOException {
        Folded.requirePdf(file);
        try (PDDocument document = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (pages(document) == 0) {
                throw Unreadable.broken();
            }
            StringBuilder text = new StringBuilder();
            new PdfText().writeText(document, bounded(text));
            return text.toString();
        }
    }

    /** Counted by walking, since what the file says of itself may be wrong; a tree that loops is damage. */
    private static int pages(PDDocument document) {
        Set<COSBase> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> nodes = new ArrayDeque<>();
        COSDictionary top = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
        int pages = 0;
        if (top != null) {
            nodes.add(top);
        }
        while (!nodes.isEmpty() && pages < MOST_PAGES) {
            COSDictionary node = nodes.remove();
            if (!met.add(node)) {
                throw Unreadable.broken();
            }
            COSArray below = node.getCOSArray(COSName.KIDS);
            if (below == null) {
                pages++;
                continue;
            }
            for (int i = 0; i < below.size(); i++) {
                if (below.getObject(i) instanceof COSDictionary kid) {
                    nodes.add(kid);
                }
            }
        }
        return pages;
    }

    private static Writer bounded(StringBuilder text) {
        return new Writer() {
            @Override
            public void write(char[] characters, int from, int length) {
                if (text.length() > 2 * PlanReader.LONGEST) {
                    throw Unreadable.tooMuchText();
                }
                text.append(characters, from, length);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }

    @Override
    protected void writeString(String words, List<TextPosition> positions) throws IOException {
        TextPosition first = positions.get(0);
        float gap = first.getXDirAdj() - end;
        if (gap > GAP * Math.max(first.getWidthDirAdj(), first.getFontSizeInPt() / 2)) {
            writeString("\t");
        } else if (gap > first.getWidthOfSpace() / 2 && isLatin(words.charAt(0))) {
            writeString(" ");
        }
        TextPosition last = positions.get(positions.size() - 1);
        end = last.getXDirAdj() + last.getWidthDirAdj();
        writeString(words);
    }

    @Override
    protected void writeLineSeparator() throws IOException {
        end = Float.NaN;
        super.writeLineSeparator();
    }

    /** A page is kept whole before it is written, a mark for each character. */
    @Override
    protected void processTextPosition(TextPosition text) {
        if (++onPage > MOST_ON_PAGE || ++marks > 2 * PlanReader.LONGEST) {
            throw Unreadable.tooMuchText();
        }
        super.processTextPosition(text);
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        onPage = 0;
        super.processPage(page);
    }

    @Override
    protected void startPage(PDPage page) {
        end = Float.NaN;
    }

    private static boolean isLatin(char c) {
        return c < '\u0250';
    }
}
