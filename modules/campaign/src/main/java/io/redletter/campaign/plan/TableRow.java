package io.redletter.campaign.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of the file that is a row of a table: its cells are parted by tabs, bars or wide blanks. */
final class TableRow {

    private static final Pattern BAR = Pattern.compile("[|\uFF5C\u2502]");
    private static final Pattern WIDE = Pattern.compile("(?<=\\S)(?:[ \u00A0]{2,}|\u3000{2,})(?=\\S)");
    private static final Pattern NUMBERED =
            Pattern.compile("^\\s*(?:\\d{1,2}[.、\uFF0E]?|[(\uFF08]?[一二三四五六七八九十]{1,3}[)\uFF09、])\\s*\\t");

    private TableRow() {}

    static boolean is(String row) {
        String words = row.strip();
        long tabs = words.chars().filter(c -> c == '\t').count();
        if (tabs > 1 || (tabs == 1 && !NUMBERED.matcher(words).lookingAt())) {
            return true;
        }
        return count(BAR, words) > 1 || count(WIDE, words) > 1;
    }

    /** The row with one cell mark between its cells and no other blanks. */
    static String strip(String row) {
        String words = row.strip();
        String marked;
        if (words.indexOf('\t') >= 0) {
            marked = words;
        } else if (count(BAR, words) > 1) {
            marked = BAR.matcher(words).replaceAll("\t");
        } else {
            marked = WIDE.matcher(words).replaceAll("\t");
        }
        StringBuilder cells = new StringBuilder();
        for (String cell : marked.split("\t", -1)) {
            cells.append(CleanText.CELL).append(PageFurniture.withoutBlanks(cell));
        }
        return cells.substring(1);
    }

    /** Where this character of a stripped row stands in the row as it was, not before a place in it. */
    static int next(String row, char c, int from) {
        if (c != CleanText.CELL) {
            return row.indexOf(c, from);
        }
        for (int i = from; i < row.length(); i++) {
            if (row.charAt(i) == '\t' || BAR.matcher(row.substring(i, i + 1)).matches()) {
                return i;
            }
        }
        return Math.min(from, row.length() - 1);
    }

    private static int count(Pattern pattern, String words) {
        int count = 0;
        Matcher matcher = pattern.matcher(words);
        while (matcher.find()) {
            count++;
        }
        return count;
    }
}
