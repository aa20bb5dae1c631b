package io.redletter.campaign.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A plan's text as its author meant it: wrapped lines joined, page numbers and blanks taken out, one {@code \n} between
 * paragraphs. Every character knows the line of the file it came from.
 */
final class CleanText {

    private final String text;
    private final int[] lines;

    private CleanText(String text, int[] lines) {
        this.text = text;
        this.lines = lines;
    }

    static CleanText of(String raw) {
        String[] rows = raw.split("\\r\\n|[\\n\\r\\u2028\\u2029\\f]", -1);
        LineJoin join = LineJoin.of(rows);
        StringBuilder text = new StringBuilder(raw.length());
        List<Integer> lines = new ArrayList<>(raw.length());
        String previous = "";
        boolean gap = false;
        boolean pageBreak = false;
        for (int i = 0; i < rows.length; i++) {
            String row = PageFurniture.strip(rows[i]);
            if (row.isEmpty()) {
                gap = true;
                pageBreak |= PageFurniture.isFurniture(rows[i]);
                continue;
            }
            row = PageFurniture.withoutPageNumber(previous, row);
            if (!previous.isEmpty() && !join.joins(previous, row, gap && !pageBreak)) {
                text.append('\n');
                lines.add(i + 1);
            }
            for (int k = 0; k < row.length(); k++) {
                text.append(row.charAt(k));
                lines.add(i + 1);
            }
            previous = row;
            gap = false;
            pageBreak = false;
        }
        return new CleanText(
                text.toString(), lines.stream().mapToInt(Integer::intValue).toArray());
    }

    String text() {
        return text;
    }

    /** The line of the file, from 1, that the character stands on. */
    int line(int index) {
        return lines[index];
    }

    /** The sentence around these characters, at most a few hundred characters long. */
    String sentence(int start, int end) {
        int from = start;
        while (from > 0 && start - from < 150 && !isEnd(text.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < text.length() && to - end < 150 && !isEnd(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isEnd(char c) {
        return Punctuation.SENTENCE_END.indexOf(c) >= 0 || c == '\n';
    }
}
