package io.redletter.delivery.audience;

/**
 * How many people of a segment would be reached at a moment, and why the others would not. Everybody the rule fits is
 * counted once, under the first of these that holds: bad address, opted out, written to often enough, quiet hours.
 *
 * @param eligible would be sent to
 * @param optedOut do not want this kind of message
 * @param quiet in their quiet hours at that moment
 * @param capped were written to as often as anybody may be
 * @param badAddress their address came back as dead
 */
public record Counted(long eligible, long optedOut, long quiet, long capped, long badAddress) {
    public static final Counted NONE = new Counted(0, 0, 0, 0, 0);

    /** Everybody the rule fits. */
    public long all() {
        return eligible + skipped();
    }

    /** Everybody who would be left out. */
    public long skipped() {
        return optedOut + quiet + capped + badAddress;
    }

    public Counted plus(Counted other) {
        return new Counted(
                eligible + other.eligible,
                optedOut + other.optedOut,
                quiet + other.quiet,
                capped + other.capped,
                badAddress + other.badAddress);
    }
}
