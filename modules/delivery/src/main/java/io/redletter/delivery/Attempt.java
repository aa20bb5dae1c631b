package io.redletter.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call or chain of calls to a channel. It is stored before the call; what came of it, after.
 *
 * @param number counts from 1
 * @param what {@code send}, or {@code reconcile} where an earlier outcome was unknown
 * @param startedAt when the intent was stored
 * @param finishedAt when the outcome was stored; null while it is under way, or if its node died
 * @param outcome {@code sent}, {@code accepted}, {@code refused}, {@code retryable}, {@code unknown} …; null likewise
 * @param answer what the other side said, shortened, secrets masked; null likewise
 */
public record Attempt(
        int number,
        String what,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String outcome,
        @Nullable String answer) {
    static final String UNKNOWN = "unknown";

    Attempt ended(Instant at, String how, String said) {
        return new Attempt(number, what, startedAt, at, how, said);
    }

    /** Whether it cannot be told what it did. */
    @JsonIgnore
    boolean isInDoubt() {
        return outcome == null || outcome.equals(UNKNOWN);
    }
}
