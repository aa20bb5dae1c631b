package io.redletter.reach.journal;

/** Records cannot be made durable now; unless the reason says otherwise nothing of what was asked is kept. It may be sent again later. */
public final class JournalUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why nothing is taken. */
    public enum Reason {
        /** More is waiting than the queue may hold: try again in a moment. */
        BUSY,
        /** The disk, or the share of it that the journal may take, is full. */
        FULL,
        /** The disk failed: nothing is acknowledged until the program is started again. */
        BROKEN,
        /** The disk has not answered for long: whether it is kept shows later. */
        LATE,
        /** The journal has been closed. */
        CLOSED
    }

    private final Reason reason;

    public JournalUnavailableException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
