package io.redletter.console.board;

/**
 * The last sixty minutes beside the sixty before them.
 *
 * @param now events of the last sixty minutes, the one that runs included
 * @param before events of the sixty minutes before
 */
public record Change(long now, long before) {
    private static final long BY_TIMES = 1_000;

    /** Which sentence tells it: {@code more}, {@code less}, {@code times}, {@code same}, {@code first} or {@code none}. */
    public String word() {
        if (before == 0) {
            return now == 0 ? "none" : "first";
        }
        long percent = Math.round(100.0 * now / before);
        if (percent >= BY_TIMES) {
            return "times";
        }
        return percent == 100 ? "same" : percent > 100 ? "more" : "less";
    }

    /** The number in that sentence: percent more or less, or how many times as much; 0 where it has none. */
    public long amount() {
        if (before == 0) {
            return 0;
        }
        long percent = Math.round(100.0 * now / before);
        return percent >= BY_TIMES ? Math.round((double) now / before) : Math.abs(percent - 100);
    }
}
