package io.redletter.campaign;

import java.time.Duration;
import java.util.Comparator;

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

    /** To ask before to skip, to skip before to send, a short window before a long one. */
    public static final Comparator<LatePolicy> MOST_CAREFUL_FIRST =
            Comparator.comparing(LatePolicy::kind, Comparator.reverseOrder()).thenComparing(LatePolicy::seconds);

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

    /** The policy in a sentence, Chinese and English. */
    public String words() {
        return switch (kind) {
            case SEND_WITHIN -> seconds % 60 == 0
                    ? "晚不超过 " + seconds / 60 + " 分钟就发 (sent up to " + seconds / 60 + " min late)"
                    : "晚不超过 " + seconds + " 秒就发 (sent up to " + seconds + " s late)";
            case SKIP -> "晚了就不发 (not sent once it is late)";
            case ASK -> "晚了先问人 (a person is asked once it is late)";
        };
    }

    /** The three ways. */
    public enum Kind {
        SEND_WITHIN,
        SKIP,
        ASK
    }
}
