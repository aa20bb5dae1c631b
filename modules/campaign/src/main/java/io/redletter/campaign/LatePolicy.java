package io.redletter.campaign;

import java.time.Duration;

/**
 * What becomes of a push that could not leave at its time.
 *
 * @param kind send within a window, skip, or ask a person
 * @param seconds the window of {@link Kind#SEND_WITHIN}; 0 for the others
 */
public record LatePolicy(Kind kind, long seconds) {
    private static final long LONGEST = 7 * 24 * 3600; // before STANDARD, which is checked against it

    /** Half an hour. */
    public static final LatePolicy STANDARD = sendWithin(Duration.ofMinutes(30));

    public LatePolicy {
        if (kind == Kind.SEND_WITHIN ? seconds < 1 || seconds > LONGEST : seconds != 0) {
            throw new IllegalArgumentException("late policy " + kind + ": " + seconds + " seconds (expected: "
                    + (kind == Kind.SEND_WITHIN ? "1 to " + LONGEST : "0") + ")");
        }
    }

    /** Sent while it is not later than this. */
    public static LatePolicy sendWithin(Duration window) {
        return new LatePolicy(Kind.SEND_WITHIN, window.toSeconds());
    }

    /** Not sent at all once it is late. */
    public static LatePolicy skip() {
        return new LatePolicy(Kind.SKIP, 0);
    }

    /** Held for a person once it is late. */
    public static LatePolicy ask() {
        return new LatePolicy(Kind.ASK, 0);
    }

    /** The three ways. */
    public enum Kind {
        SEND_WITHIN,
        SKIP,
        ASK
    }
}
