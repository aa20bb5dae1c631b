package io.redletter.delivery.list;

import io.redletter.delivery.channel.Outcome;

/** A list delivery must not go on; the outcome says why. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    public StoppedException(Outcome outcome) {
        super(outcome.code(), null, false, false);
        this.outcome = outcome;
    }

    /** It may go on later: nothing is decided for anybody. */
    boolean isForNow() {
        return outcome.kind() == Outcome.Kind.POSTPONED;
    }

    Outcome outcome() {
        return outcome;
    }
}
