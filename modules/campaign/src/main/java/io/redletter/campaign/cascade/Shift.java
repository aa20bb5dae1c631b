package io.redletter.campaign.cascade;

import io.redletter.campaign.Campaign;
import java.time.LocalDate;

/**
 * A campaign and the days it is to have.
 *
 * @param follows whether they are the almanac's
 * @param fate what becomes of it: moved, or its day is cancelled and it is kept or cancelled
 */
record Shift(Campaign campaign, LocalDate start, LocalDate end, boolean follows, Fate fate) {
    /** What becomes of a campaign. */
    enum Fate {
        MOVES,
        KEPT,
        CANCELLED
    }

    static Shift to(Campaign campaign, LocalDate start, LocalDate end, boolean follows) {
        return new Shift(campaign, start, end, follows, Fate.MOVES);
    }

    /** Its day is cancelled. */
    static Shift without(Campaign campaign, boolean cancelled) {
        return new Shift(
                campaign, campaign.start(), campaign.end(), campaign.follows(), cancelled ? Fate.CANCELLED : Fate.KEPT);
    }

    boolean isMove() {
        return fate == Fate.MOVES;
    }

    boolean isSame() {
        return start.equals(campaign.start()) && end.equals(campaign.end()) && follows == campaign.follows();
    }

    Spot from() {
        return Spot.days(campaign.start(), campaign.end(), campaign.zone());
    }

    Spot to() {
        return Spot.days(start, end, campaign.zone());
    }
}
