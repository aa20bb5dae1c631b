package io.redletter.campaign.plan;

import java.util.List;
import java.util.regex.Pattern;

/** Tells a line that was wrapped by the page's width from one that its author ended. */
final class LineJoin {

    private static final Pattern HEADING = Pattern.compile("^([一二三四五六七八九十]{1,3}、"
            + "|[(\uFF08][一二三四五六七八九十\\d]{1,3}[)\uFF09]"
            + "|\\d{1,2}[.\uFF0E、](?!\\d)|第[一二三四五六七八九十]{1,3}[章条节部]"
            + "|" + Words.any("duty-labels", "help-labels") + "[:\uFF1A]"
            + "|附件|[-\u2014\u2022\u25CF\u25A0]|[\u3014(\uFF08\u3010].{0,200}[\u3015)\uFF09\u3011]$).*");

    /** A line that ends by naming who does it is complete. */
    private static final Pattern UNITS = Pattern.compile(
            ".*[(\uFF08\u3014\u3010][^(\uFF08\u3014\u3010]*(?:责任|牵头|配合|负责)[^\u3014\u3010]*[)\uFF09\u3015\u3011]$");

    /** A line of so many characters is text, however wide the page is. */
    private static final int SURELY_TEXT = 60;

    /** A heading of so few characters was not wrapped, however narrow the page is. */
    private static final int SHORT_HEADING = 13;

    private static final int LONGEST_BRACKET = 200;

    private static final String OPEN_ENDS = "、\uFF0C," + Punctuation.OPEN_QUOTES + Punctuation.OPEN_BRACKETS;

    private final int wrapped;

    private LineJoin(int wrapped) {
        this.wrapped = wrapped;
    }

    /** Learns the page's width from the lines. */
    static LineJoin of(List<String> rows) {
        int[] lengths = rows.stream()
                .map(PageFurniture::strip)
                .mapToInt(String::length)
                .filter(length -> length > 0)
                .sorted()
                .toArray();
        int usual = lengths.length == 0 ? 0 : lengths[lengths.length * 8 / 10];
        return new LineJoin(Math.min(usual * 8 / 10, SURELY_TEXT));
    }

    /**
     * Whether the second line goes on where the first stopped.
     *
     * @param gap whether an empty line stands between them
     */
    boolean joins(String previous, String next, boolean gap) {
        if (previous.indexOf(CleanText.CELL) >= 0 || next.indexOf(CleanText.CELL) >= 0) {
            return false;
        }
        char last = previous.charAt(previous.length() - 1);
        if (Punctuation.LINE_END.indexOf(last) >= 0
                || HEADING.matcher(next).matches()
                || (previous.length() < SHORT_HEADING
                        && HEADING.matcher(previous).matches())
                || UNITS.matcher(tail(previous)).matches()) {
            return false;
        }
        return !gap && (previous.length() >= wrapped || OPEN_ENDS.indexOf(last) >= 0);
    }

    private static String tail(String line) {
        return line.substring(Math.max(0, line.length() - LONGEST_BRACKET));
    }
}
