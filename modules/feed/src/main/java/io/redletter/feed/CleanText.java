package io.redletter.feed;

/** Text that any format can carry: what XML 1.0 has no place for, and halves of characters, are left out. */
final class CleanText {
    private static final int BRIEF = 60;

    private CleanText() {}

    static String of(String text) {
        if (text.codePoints().allMatch(CleanText::isCarried)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(CleanText::isCarried).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** The beginning of what somebody asked for, fit to be said back. */
    static String brief(String text) {
        String clean = of(text);
        return clean.length() > BRIEF ? of(clean.substring(0, BRIEF)) + "…" : clean;
    }

    /** {@code Char} of XML 1.0; a surrogate that stands alone is its own code point here and not among them. */
    private static boolean isCarried(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
