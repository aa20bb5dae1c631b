package io.redletter.campaign.target;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to set a target.
 *
 * @param unitId whose target it is; null for the actor's unit
 * @param planId the plan document it was read from, or empty
 * @param quote the words it was read from, or empty
 * @param line the line of the plan, from 1; 0 where there is none
 * @param demo made for a demonstration
 */
public record NewTarget(
        @Nullable String unitId, String planId, TargetFields fields, String quote, int line, boolean demo) {

    /** One written by hand, for the actor's own unit. */
    public static NewTarget byHand(TargetFields fields) {
        return new NewTarget(null, "", fields, "", 0, false);
    }
}
