package io.redletter.reach.count;

import java.time.Clock;

/**
 * Keeps the duplicate window within its memory: when it holds too much, events of its oldest minutes are refused from now
 * on, and only once all that was let in before is counted are those minutes forgotten. So no repeat outlives the window.
 */
public final class Horizon {
    /** More than a retry's time may differ from that of the first try. */
    private static final long JITTER_MILLIS = 10 * 60_000L;
    /** Longer than an event can be on its way between being let in and being written. */
    private static final long ON_ITS_WAY_MILLIS = 30_000L;

    private final Clock clock;
    private final int maxIds;
    private volatile long refuseBefore;
    private volatile boolean full;
    private long forgetBefore = Long.MIN_VALUE;
    private long raisedAt;
    private long forgetBehind = -1;

    Horizon(Clock clock, int maxIds, long refuseBefore) {
        this.clock = clock;
        this.maxIds = maxIds;
        this.refuseBefore = refuseBefore;
    }

    /** Events that happened before this instant (milliseconds since 1970) are not taken. */
    public long refuseBefore() {
        return refuseBefore;
    }

    /** Whether so much came in so short a time that nothing more can be told from a repeat. */
    public boolean isFull() {
        return full;
    }

    /**
     * Looks at the window after each batch.
     *
     * @param counted the offset up to which all is counted
     * @param written the offset up to which all is in the journal
     */
    void review(DuplicateWindow window, long counted, long written) {
        full = window.size() > 4L * maxIds;
        if (forgetBefore == Long.MIN_VALUE) {
            raise(window);
        } else if (forgetBehind < 0 && clock.millis() - raisedAt >= ON_ITS_WAY_MILLIS) {
            forgetBehind = written;
        } else if (forgetBehind >= 0 && counted >= forgetBehind) {
            window.forgetBefore(forgetBefore);
            forgetBefore = Long.MIN_VALUE;
            forgetBehind = -1;
        }
    }

    private void raise(DuplicateWindow window) {
        long oldestEnd = window.oldestEnd();
        if (window.size() <= maxIds || oldestEnd + 2 * JITTER_MILLIS > clock.millis()) {
            return;
        }
        forgetBefore = oldestEnd;
        refuseBefore = Math.max(refuseBefore, oldestEnd + JITTER_MILLIS);
        raisedAt = clock.millis();
    }
}
