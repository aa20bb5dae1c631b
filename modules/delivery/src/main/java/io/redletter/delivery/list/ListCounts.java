package io.redletter.delivery.list;

/**
 * How far a list delivery has come.
 *
 * @param whole whether everybody has been written down; until then {@code targets} still grows
 * @param targets people it is for, without those held back
 * @param heldBack people of the audience who were left out from the start: opted out, in their quiet hours, written to
 *     often enough, or with a dead address
 * @param sent taken by the other side and not come back
 * @param refused not sent, and never will be by itself
 * @param unknown may have been sent; a person decides
 * @param skipped left out at the last moment, or because the push was taken back
 * @param bounced were sent and came back
 * @param openChunks documents that are not done
 */
public record ListCounts(
        boolean whole,
        long targets,
        long heldBack,
        long sent,
        long refused,
        long unknown,
        long skipped,
        long bounced,
        long openChunks) {
    public static final ListCounts NONE = new ListCounts(false, 0, 0, 0, 0, 0, 0, 0, 0);

    /** How many nothing is known of yet. */
    public long waiting() {
        return targets - settled();
    }

    /** How many have come to an end, whatever it is. */
    public long settled() {
        return sent + refused + unknown + skipped + bounced;
    }

    /** 0 to 100, rounded down. */
    public long percent() {
        return targets == 0 ? (isOver() ? 100 : 0) : settled() * 100 / targets;
    }

    /** Whether nothing more happens by itself. */
    public boolean isOver() {
        return whole && openChunks == 0;
    }
}
