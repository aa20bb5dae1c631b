package io.redletter.campaign.plan;

import java.util.Arrays;

/**
 * A plan's text as its author meant it: wrapped lines joined, page numbers and blanks taken out, one {@code \n} between
 * paragraphs. Every character knows where it stood in the text as it was given.
 */
final class CleanText {

    /** What parts the cells of a table's row. */
    static final char CELL = '\t';

    private static final int FURTHEST = 150;

    private final String raw;
    private final String text;
    private final int[] at;
    private final int[] lineStarts;

    private CleanText(String raw, String text, int[] at, int[] lineStarts) {
        this.raw = raw;
        this.text = text;
        this.at = at;
        this.lineStarts = lineStarts;
    }

    static CleanText of(String raw) {
        Rows rows = Rows.of(raw);
        LineJoin join = LineJoin.of(rows.texts());
        StringBuilder text = new StringBuilder(raw.length());
        int[] at = new int[raw.length() + rows.size() + 1];
        String previous = "";
        boolean gap = false;
        boolean pageBreak = false;
        for (int i = 0; i < rows.size(); i++) {
            String row = PageFurniture.strip(rows.text(i));
            if (row.isEmpty()) {
                gap = true;
                pageBreak |= PageFurniture.isFurniture(rows.text(i));
                continue;
            }
            int cut = PageFurniture.pageNumberLength(previous, row);
            if (!previous.isEmpty() && !join.joins(previous, row.substring(cut), gap && !pageBreak)) {
                at[text.length()] = rows.start(i);
                text.append('\n');
            }
            append(text, at, rows, i, row, cut);
            previous = row.substring(cut);
            gap = false;
            pageBreak = false;
        }
        return new CleanText(raw, text.toString(), Arrays.copyOf(at, text.length()), rows.starts());
    }

    private static void append(StringBuilder text, int[] at, Rows rows, int row, String stripped, int cut) {
        String raw = rows.text(row);
        int from = 0;
        for (int k = 0; k < stripped.length(); k++) {
            from = TableRow.next(raw, stripped.charAt(k), from);
            if (k >= cut) {
                at[text.length()] = rows.start(row) + from;
                text.append(stripped.charAt(k));
            }
            from++;
        }
    }

    String text() {
        return text;
    }

    /** The clean character that stood at this place of the text as it was given, or the next one behind it. */
    int indexOf(int rawPlace) {
        int found = Arrays.binarySearch(at, rawPlace);
        return found >= 0 ? found : -found - 1;
    }

    /** Where these characters stand in the text as it was given. */
    Place place(int start, int end) {
        int from = at[start];
        int found = Arrays.binarySearch(lineStarts, from);
        int line = found >= 0 ? found : -found - 2;
        return new Place(line + 1, from, at[Math.max(start, end - 1)] + 1);
    }

    /** These characters as the text as it was given spells them, without blanks. */
    String asGiven(int start, int end) {
        return raw.substring(at[start], at[Math.max(start, end - 1)] + 1).replaceAll("[\\s\\p{Z}]+", "");
    }

    /** The sentence around these characters, at most a few hundred characters long. */
    String sentence(int start, int end) {
        int from = start;
        while (from > 0 && start - from < FURTHEST && !isEnd(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < FURTHEST && !isEnd(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isEnd(char c) {
        return Punctuation.SENTENCE_END.indexOf(c) >= 0 || c == '\n' || c == CELL;
    }
}
