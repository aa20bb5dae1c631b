package io.redletter.campaign.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page, a web site or a file converter put around the text and into it. */
final class PageFurniture {

    private static final Pattern FURNITURE =
            Pattern.compile("[-\u2014\u2013\u2015_~\u00B7.\\s]*\\d{1,4}[-\u2014\u2013\u2015_~\u00B7.\\s]*"
                    + "|第?\\s*\\d{1,4}\\s*页.*|共\\s*\\d{1,4}\\s*页.*|\\d{1,4}\\s*/\\s*\\d{1,4}"
                    + "|.{0,8}https?://\\S+|[-=_*\u2014\u2013\u2500\\s]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}\u3000]+");

    /** Some converters number each page's text, even where the page breaks a word: {@code 4、著提升}. */
    private static final Pattern PAGE_NUMBER = Pattern.compile("^\\d{1,3}、");

    /** A shorter line without full stop is a heading, and what follows it is a numbered item. */
    private static final int FULL_PAGE = 25;

    private PageFurniture() {}

    /** The row without its blanks; empty if it stands for nothing. */
    static String strip(String row) {
        if (isFurniture(row)) {
            return "";
        }
        return TableRow.is(row) ? TableRow.strip(row) : withoutBlanks(row);
    }

    static String withoutBlanks(String words) {
        return BLANKS.matcher(words).replaceAll("");
    }

    static boolean isFurniture(String row) {
        String trimmed = row.strip();
        return !trimmed.isEmpty() && FURNITURE.matcher(trimmed).matches();
    }

    /** How many characters at the row's start are a page's number in the middle of a sentence. */
    static int pageNumberLength(String previous, String row) {
        if (previous.length() < FULL_PAGE
                || Punctuation.LINE_END.indexOf(previous.charAt(previous.length() - 1)) >= 0) {
            return 0;
        }
        Matcher number = PAGE_NUMBER.matcher(row);
        return number.find() ? number.end() : 0;
    }
}
