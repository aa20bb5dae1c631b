package io.redletter.campaign;

import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;

/**
 * A campaign that goes with a day of the almanac and no longer stands on its dates: a notice came by the API or with the file, was
 * withdrawn, or the rule was put right. It waits for somebody to look at what would move, and to confirm.
 *
 * @param campaign as it stands
 * @param date where the day is now
 */
public record StrayedCampaign(Campaign campaign, ObservedDate date) {
    /** Whether the day is not held at all. */
    public boolean isCancelled() {
        return date.status() == Status.CANCELLED;
    }
}
