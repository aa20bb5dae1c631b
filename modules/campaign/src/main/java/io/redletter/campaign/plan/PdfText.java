package io.redletter.campaign.plan;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
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

    /** Counted by walking, since what the file says of itself may be wrong; none, or a tree that loops, is damage. */
    private static int pages(PDDocument document) {
        int count = 0;
        for (PDPage page : document.getPages()) {
            if (page != null && ++count >= MOST_PAGES) {
                break;
            }
        }
        return count;
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
