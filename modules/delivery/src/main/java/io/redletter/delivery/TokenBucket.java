package io.redletter.delivery;

/** So many a second on average, and a few at once after a pause. Not safe to share. */
final class TokenBucket {
    private static final double BURST_SECONDS = 0.1;

    private final long interval;
    private final long slack;
    private long nextDue;

    /** @param perSecond 0 for no limit */
    TokenBucket(double perSecond, long nanos) {
        this.interval = perSecond <= 0 ? 0 : Math.max(1, (long) (1e9 / perSecond));
        this.slack = Math.max(0, (long) (perSecond * BURST_SECONDS) - 1) * interval;
        this.nextDue = nanos;
    }

    /** Takes a token, if there is one now. */
    boolean take(long nanos) {
        if (waitNanos(1, nanos) > 0) {
            return false;
        }
        nextDue = Math.max(nextDue, nanos) + interval;
        return true;
    }

    /** How long until so many more may go; 0 where they may now. */
    long waitNanos(int many, long nanos) {
        return interval == 0 ? 0 : Math.max(0, nextDue + (many - 1) * interval - slack - nanos);
    }
}
