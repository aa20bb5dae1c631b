package io.redletter.delivery.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param code a stable word for a program, such as {@code rate-limited}; empty where it went well
 * @param reason a sentence for people, Chinese first; empty where it went well
 * @param answer what the other side said, in a few words; secrets are masked before it is stored
 * @param after when to ask or try again at the earliest; null where the usual back-off decides
 * @param link where the public sees what was sent; null where unknown
 */
public record Outcome(
        Kind kind, String code, String reason, String answer, @Nullable Duration after, @Nullable String link) {

    /** What it means for the delivery. */
    public enum Kind {
        /** It is out. */
        SENT,
        /** Taken, under way at the platform; ask again. */
        ACCEPTED,
        /** A person must confirm it at the platform. */
        CONFIRMING,
        /** Not done, and never will be by itself. */
        REFUSED,
        /** Refused, and the account wants nothing more. */
        GONE,
        /** Not done; may work later. */
        RETRYABLE,
        /** May have been done. */
        UNKNOWN,
        /** May have been done, and asking again cannot tell: a person decides at the desk, now. */
        UNDECIDABLE,
        /** Was out, and has been taken back. */
        RECALLED,
        /** Not even tried: no room, or the target is being left alone. */
        POSTPONED
    }

    public static Outcome sent(String answer, @Nullable String link) {
        return new Outcome(Kind.SENT, "", "", answer, null, link);
    }

    public static Outcome accepted(String answer, Duration askAfter) {
        return new Outcome(Kind.ACCEPTED, "", "", answer, askAfter, null);
    }

    public static Outcome confirming(String code, String reason, String answer) {
        return new Outcome(Kind.CONFIRMING, code, reason, answer, null, null);
    }

    public static Outcome refused(String code, String reason, String answer) {
        return new Outcome(Kind.REFUSED, code, reason, answer, null, null);
    }

    public static Outcome gone(String code, String reason, String answer) {
        return new Outcome(Kind.GONE, code, reason, answer, null, null);
    }

    public static Outcome retryable(String code, String reason, String answer, @Nullable Duration after) {
        return new Outcome(Kind.RETRYABLE, code, reason, answer, after, null);
    }

    public static Outcome unknown(String code, String reason, String answer) {
        return new Outcome(Kind.UNKNOWN, code, reason, answer, null, null);
    }

    public static Outcome undecidable(String code, String reason, String answer) {
        return new Outcome(Kind.UNDECIDABLE, code, reason, answer, null, null);
    }

    public static Outcome recalled(String code, String reason, String answer) {
        return new Outcome(Kind.RECALLED, code, reason, answer, null, null);
    }

    public static Outcome postponed(String code, String reason, Duration after) {
        return new Outcome(Kind.POSTPONED, code, reason, "", after, null);
    }

    /** The same words; nobody but a person can tell. */
    public Outcome forAPerson() {
        return undecidable(code, reason, answer);
    }

    /** Whether it speaks of a target in trouble, rather than of this one message: one that answered in doubt is well. */
    public boolean isTargetAiling() {
        return code.equals("no-answer")
                || code.equals("target-unreachable")
                || code.equals("target-error")
                || code.equals("target-busy");
    }

    /**
     * Whether the target asks to be called less often: nothing else should go there before {@link #after}, or for a
     * moment where it did not say. Speaks of this one target, never of others.
     */
    public boolean isThrottling() {
        return code.equals("rate-limited") || code.equals("target-busy");
    }
}
