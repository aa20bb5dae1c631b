package io.redletter.campaign.plan;

/** The marks that end and part sentences, full and half width. */
final class Punctuation {

    /** What ends a sentence. */
    static final String SENTENCE_END = "。\uFF01\uFF1F!?\uFF1B;";

    /** What parts a sentence into clauses; the enumeration comma (、) does not. */
    static final String CLAUSE_END = SENTENCE_END + "\uFF0C,\uFF1A:\n\t";

    /** What cannot end a line in the middle of a sentence. */
    static final String LINE_END = SENTENCE_END + "\uFF1A:";

    /** Opening and closing quotation marks and title marks. */
    static final String OPEN_QUOTES = "\u201C\u2018\u300C\u300E\u300A\u3008\u00AB";

    static final String CLOSE_QUOTES = "\u201D\u2019\u300D\u300F\u300B\u3009\u00BB";

    /** Straight quotes, of which nobody can tell which they are. */
    static final String STRAIGHT_QUOTES = "\"'\uFF02\uFF07";

    static final String OPEN_BRACKETS = "(\uFF08[\uFF3B\u3014\u3010{\uFF5B";
    static final String CLOSE_BRACKETS = ")\uFF09]\uFF3D\u3015\u3011}\uFF5D";

    /** The dots inside 6·5. */
    static final String MIDDLE_DOTS = "\u00B7\u2022\u30FB\u2027\u2219\uFF65\u2022\u22C5\u25CF\uFF0E\u318D";

    private Punctuation() {}

    /** The same character in half width, where it has one. */
    static char half(char c) {
        return c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c;
    }

    static boolean isHan(char c) {
        return (c >= '\u4E00' && c <= '\u9FFF') || c == '\u3007';
    }

    /** A letter of any script or a digit: what a name can be made of. */
    static boolean isWord(char c) {
        return isHan(c) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
