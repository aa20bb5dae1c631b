package io.redletter.reach.ingest;

/** Nothing is taken now, through no fault of the sender: try again soon (503). */
public final class IntakeClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IntakeClosedException(String message) {
        super(message, null, false, false);
    }
}
