package io.redletter.console.board;

/**
 * The name on the wall, and how large it can be: the server knows before any font is loaded, so the first paint fits.
 *
 * @param text what is written
 * @param ems its width in ems, on the generous side
 * @param lines on how many lines it is set
 */
public record WallName(String text, double ems, int lines) {
    private static final double ONE_LINE = 20;
    private static final double TWO_LINES = 38;

    static WallName of(String text) {
        double ems = Math.max(
                1, Math.ceil(text.codePoints().mapToDouble(WallName::em).sum() * 10) / 10);
        return new WallName(text, ems, ems <= ONE_LINE ? 1 : ems <= TWO_LINES ? 2 : 3);
    }

    /** A Chinese character is one em wide, of Latin letters the narrow ones about half. */
    private static double em(int letter) {
        if (letter >= 0x1100) {
            return 1.0;
        }
        return letter == ' ' ? 0.3 : Character.isUpperCase(letter) ? 0.75 : 0.6;
    }
}
