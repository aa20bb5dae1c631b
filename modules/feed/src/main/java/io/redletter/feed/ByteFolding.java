package io.redletter.feed;

import java.util.PrimitiveIterator;

/** Folds the lines of iCalendar by their bytes, as RFC 5545 counts (section 3.1); the library counts characters. */
final class ByteFolding {
    private static final int MOST = 75;
    private static final String FOLD = "\r\n ";

    private ByteFolding() {}

    /** @param text folded in any way, or not at all */
    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 1024);
        int bytes = 0;
        PrimitiveIterator.OfInt characters = text.replace(FOLD, "").codePoints().iterator();
        while (characters.hasNext()) {
            int character = characters.nextInt();
            if (character == '\r' || character == '\n') {
                bytes = 0;
            } else {
                int more = length(character);
                if (bytes + more > MOST) {
                    folded.append(FOLD);
                    bytes = 1;
                }
                bytes += more;
            }
            folded.appendCodePoint(character);
        }
        return folded.toString();
    }

    /** Bytes of a character in UTF-8. */
    private static int length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
