package io.redletter.delivery;

import io.redletter.delivery.channel.Outcome;

/** A delivery must not leave now and never will by itself; the outcome says why. */
final class NotAllowedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NotAllowedException(Outcome outcome) {
        super(outcome.code(), null, false, false);
        this.outcome = outcome;
    }

    static NotAllowedException refused(String code, String reason) {
        return new NotAllowedException(Outcome.refused(code, reason, ""));
    }

    Outcome outcome() {
        return outcome;
    }
}
