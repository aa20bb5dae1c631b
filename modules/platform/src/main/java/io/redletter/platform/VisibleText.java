package io.redletter.platform;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * What people type, without what nobody can see: control characters, zero widths, marks that turn the direction of what
 * follows, fillers, halves of characters. A reviewer signs what they see, so nothing else is kept. What a script needs stays:
 * the joiners of Uyghur, Mongolian, Tibetan or a composed emoji, variation selectors, line ends and tabs.
 */
public final class VisibleText {
    private static final Set<UnicodeScript> NEEDS_NO_JOINER =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.LATIN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private VisibleText() {}

    /** The text without what cannot be seen; the very same object where there is nothing to leave out. */
    public static String of(String typed) {
        for (int at = 0; at < typed.length(); at += Character.charCount(typed.codePointAt(at))) {
            if (isHidden(typed, at)) {
                return cleaned(typed, at);
            }
        }
        return typed;
    }

    private static String cleaned(String typed, int first) {
        StringBuilder kept = new StringBuilder(typed.length()).append(typed, 0, first);
        int at = first;
        while (at < typed.length()) {
            int sign = typed.codePointAt(at);
            if (!isHidden(typed, at)) {
                kept.appendCodePoint(sign);
            }
            at += Character.charCount(sign);
        }
        return kept.toString();
    }

    private static boolean isHidden(String text, int at) {
        int sign = text.codePointAt(at);
        if (sign < 0x7F) {
            return sign < ' ' && sign != '\n' && sign != '\r' && sign != '\t';
        }
        if (sign == JOINER || sign == NON_JOINER) {
            return at == 0 || !mayBeJoined(text.codePointBefore(at));
        }
        return switch (Character.getType(sign)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> !isNeeded(sign);
            default -> isFiller(sign);
        };
    }

    /** A letter of a script that joins, or a picture; an own cluster of marks and selectors counts as its picture. */
    private static boolean mayBeJoined(int before) {
        int type = Character.getType(before);
        boolean picture = type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
        return picture || (Character.isLetter(before) && !NEEDS_NO_JOINER.contains(UnicodeScript.of(before)));
    }

    /** Marks of direction without a reach of their own, and the signs of Arabic and Mongolian that Unicode files as formats. */
    private static boolean isNeeded(int sign) {
        return sign == 0x200E
                || sign == 0x200F
                || sign == 0x061C
                || sign == 0x180E
                || (sign >= 0x0600 && sign <= 0x0605)
                || sign == 0x06DD
                || sign == 0x070F;
    }

    private static boolean isFiller(int sign) {
        return sign == 0x115F
                || sign == 0x1160
                || sign == 0x3164
                || sign == 0xFFA0
                || sign == 0x034F
                || sign == 0x17B4
                || sign == 0x17B5;
    }
}
