package io.redletter.campaign.plan;

/**
 * A text in which every spelling of a name looks the same: half width, without quotation marks, brackets, the dots of
 * 6·5 and paragraph breaks. Knows where each character stands in the clean text.
 */
final class FoldedText {

    private static final String DROPPED = Punctuation.OPEN_QUOTES
            + Punctuation.CLOSE_QUOTES
            + Punctuation.STRAIGHT_QUOTES
            + "(\uFF08)\uFF09\n"
            + Punctuation.MIDDLE_DOTS;

    private final String clean;
    private final String text;
    private final int[] at;

    private FoldedText(String clean, String text, int[] at) {
        this.clean = clean;
        this.text = text;
        this.at = at;
    }

    static FoldedText of(String clean) {
        StringBuilder text = new StringBuilder(clean.length());
        int[] at = new int[clean.length()];
        for (int i = 0; i < clean.length(); i++) {
            char c = clean.charAt(i);
            if (DROPPED.indexOf(c) < 0 && !isDotBetweenDigits(clean, i)) {
                at[text.length()] = i;
                text.append(Punctuation.half(c));
            }
        }
        return new FoldedText(clean, text.toString(), at);
    }

    /** A name as it is looked up. */
    static String fold(String name) {
        return of(name).text;
    }

    String text() {
        return text;
    }

    /** Where the character stands in the clean text. */
    int at(int index) {
        return at[index];
    }

    /** Whether a paragraph, a bracket or an opening quotation mark begins right before the character. */
    boolean opensAt(int index) {
        int from = index == 0 ? 0 : at[index - 1] + 1;
        for (int i = from; i < at[index]; i++) {
            char c = clean.charAt(i);
            if (c == '\n'
                    || Punctuation.OPEN_QUOTES.indexOf(c) >= 0
                    || Punctuation.OPEN_BRACKETS.indexOf(c) >= 0
                    || Punctuation.CLOSE_BRACKETS.indexOf(c) >= 0) {
                return true;
            }
        }
        return index == 0;
    }

    /** Whether quotation marks stand right around the name. */
    boolean isQuoted(int start, int end) {
        int before = at[start] - 1;
        int after = at[end - 1] + 1;
        return before >= 0
                && after < clean.length()
                && Punctuation.OPEN_QUOTES.indexOf(clean.charAt(before)) >= 0
                && Punctuation.CLOSE_QUOTES.indexOf(clean.charAt(after)) >= 0;
    }

    /** The name from one character to before another as the text spells it, with the quotation mark it opens. */
    String spelling(int start, int end) {
        int from = at[start];
        int to = at[end - 1] + 1;
        String name = clean.substring(from, to).replace("\n", "");
        boolean opened = from > 0 && Punctuation.OPEN_QUOTES.indexOf(clean.charAt(from - 1)) >= 0;
        boolean closes = name.chars().anyMatch(c -> Punctuation.CLOSE_QUOTES.indexOf(c) >= 0);
        return opened && closes && name.indexOf(clean.charAt(from - 1)) < 0 ? clean.charAt(from - 1) + name : name;
    }

    private static boolean isDotBetweenDigits(String clean, int i) {
        return clean.charAt(i) == '.'
                && i > 0
                && i + 1 < clean.length()
                && Character.isDigit(clean.charAt(i - 1))
                && Character.isDigit(clean.charAt(i + 1));
    }
}
