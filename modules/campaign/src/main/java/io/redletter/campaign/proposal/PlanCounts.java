package io.redletter.campaign.proposal;

import java.util.Collection;

/**
 * How far a document is decided.
 *
 * @param open still to decide; what is gone from the text is not counted here
 * @param gone no longer in the text
 */
public record PlanCounts(int open, int accepted, int rejected, int gone) {
    /** Of a document in which nothing was found. */
    public static final PlanCounts NONE = new PlanCounts(0, 0, 0, 0);

    public static PlanCounts of(Collection<PlanItem> items) {
        int open = 0;
        int accepted = 0;
        int rejected = 0;
        int gone = 0;
        for (PlanItem item : items) {
            open += item.isOpen() ? 1 : 0;
            accepted += item.decision() == Decision.ACCEPTED ? 1 : 0;
            rejected += item.decision() == Decision.REJECTED ? 1 : 0;
            gone += item.gone() ? 1 : 0;
        }
        return new PlanCounts(open, accepted, rejected, gone);
    }

    /** What was, or is to be, decided. */
    public int total() {
        return open + decided();
    }

    public int decided() {
        return accepted + rejected;
    }

    /** 0 to 100; 100 only when nothing is open. */
    public int percent() {
        return total() == 0 ? 100 : decided() * 100 / total();
    }
}
