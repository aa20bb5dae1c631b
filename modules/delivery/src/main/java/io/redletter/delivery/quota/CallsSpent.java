package io.redletter.delivery.quota;

import java.time.Instant;

/** An account's calls of one kind are used up; the call was not made. */
public final class CallsSpent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int most;
    private final Per per;
    private final transient Instant end;

    CallsSpent(String call, int most, Per.Span span) {
        super(
                call + ": " + most + " 次/" + span.per().words() + "已用完 (" + most + " a "
                        + span.per().text() + " are used up)",
                null,
                false,
                false);
        this.call = call;
        this.most = most;
        this.per = span.per();
        this.end = span.end();
    }

    public String call() {
        return call;
    }

    /** How many there are in a window. */
    public int most() {
        return most;
    }

    public Per per() {
        return per;
    }

    /** When there are calls again. */
    public Instant end() {
        return end;
    }
}
