package io.redletter.campaign.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paragraphs of a clean text, and under which heading each stands. */
final class Outline {

    /** 一、 (一) 1. (1) in this order; what begins with none of them continues the one above. */
    private static final List<Pattern> LEVELS = List.of(
            Pattern.compile("^(?:第[一二三四五六七八九十]{1,3}[章部分]|[一二三四五六七八九十]{1,3}、|附件|附表)"),
            Pattern.compile("^[(\uFF08][一二三四五六七八九十]{1,3}[)\uFF09]"),
            Pattern.compile("^\\d{1,2}(?:[.\uFF0E](?!\\d)|、)"),
            Pattern.compile("^(?:[(\uFF08]\\d{1,2}[)\uFF09]|[\u2460-\u2473])"));

    /** Deeper than any heading. */
    static final int TEXT = 9;

    /** Longer ones are no row of any plan's table. */
    private static final int LONGEST_ROW = 4_000;

    private final String clean;
    private final String[] paragraphs;
    private final int[] starts;
    private final int[] levels;
    private final int[] over;
    private final int[] ends;
    private final int[] firstRows;
    private final int annex;

    private Outline(String clean, String[] paragraphs) {
        this.clean = clean;
        this.paragraphs = paragraphs;
        this.starts = new int[paragraphs.length];
        this.levels = new int[paragraphs.length];
        this.over = new int[paragraphs.length];
        this.ends = new int[paragraphs.length];
        this.firstRows = new int[paragraphs.length];
        int start = 0;
        int firstAnnex = Integer.MAX_VALUE;
        for (int i = 0; i < paragraphs.length; i++) {
            starts[i] = start;
            start += paragraphs[i].length() + 1;
            levels[i] = levelOf(paragraphs[i]);
            if (i > paragraphs.length / 4 && paragraphs[i].matches("附[件表]\\d{0,2}[:\uFF1A]?.{0,30}")) {
                firstAnnex = Math.min(firstAnnex, starts[i]);
            }
        }
        this.annex = firstAnnex;
        nest();
    }

    static Outline of(String clean) {
        return new Outline(clean, clean.split("\n", -1));
    }

    String clean() {
        return clean;
    }

    int size() {
        return paragraphs.length;
    }

    String paragraph(int index) {
        return paragraphs[index];
    }

    /** Whether it ends with a colon, and what it says is said of the paragraphs behind it. */
    boolean leads(int index) {
        return paragraphs[index].endsWith(":") || paragraphs[index].endsWith("\uFF1A");
    }

    int start(int index) {
        return starts[index];
    }

    int level(int index) {
        return levels[index];
    }

    boolean isRow(int index) {
        return paragraphs[index].length() <= LONGEST_ROW && paragraphs[index].indexOf(CleanText.CELL) >= 0;
    }

    /** Whether this place stands in an annex, where the body's promises are told again. */
    boolean isAnnex(int place) {
        return place >= annex;
    }

    int paragraphAt(int place) {
        int found = Arrays.binarySearch(starts, place);
        return found >= 0 ? found : -found - 2;
    }

    /** The headings over a paragraph, the nearest first; itself among them if it is one. */
    List<Integer> headings(int paragraph) {
        List<Integer> headings = new ArrayList<>();
        for (int i = levels[paragraph] == TEXT ? over[paragraph] : paragraph; i >= 0; i = over[i]) {
            headings.add(i);
        }
        return headings;
    }

    /** The first paragraph behind the section that this heading opens. */
    int endOfSection(int heading) {
        return ends[heading];
    }

    /** The first of the rows that stand together with this one. */
    int firstRow(int row) {
        return firstRows[row];
    }

    /** A heading's words up to its first full stop, or all of them. */
    String title(int heading) {
        String words = paragraphs[heading];
        int end = words.indexOf('。');
        return end >= 0 ? words.substring(0, end + 1) : words;
    }

    /** Each paragraph lies in the section of the nearest one above with a lower level. */
    private void nest() {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < paragraphs.length; i++) {
            while (!open.isEmpty() && levels[open.peek()] >= levels[i]) {
                ends[open.pop()] = i;
            }
            over[i] = open.isEmpty() ? -1 : open.peek();
            if (levels[i] < TEXT) {
                open.push(i);
            }
            firstRows[i] = i > 0 && isRow(i) && isRow(i - 1) ? firstRows[i - 1] : i;
        }
        open.forEach(i -> ends[i] = paragraphs.length);
    }

    private static int levelOf(String paragraph) {
        for (int i = 0; i < LEVELS.size(); i++) {
            Matcher matcher = LEVELS.get(i).matcher(paragraph);
            if (matcher.lookingAt()) {
                return i;
            }
        }
        return TEXT;
    }
}
