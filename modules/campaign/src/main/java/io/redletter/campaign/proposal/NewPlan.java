package io.redletter.campaign.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a plan document when it is handed in.
 *
 * @param unitId whose plan it is; null for the actor's unit
 * @param planId the document of which this is a newer version; null to find it by content or title
 * @param title how it is called; null takes it from its first page
 * @param years the years it is for; empty takes them from the title, else the coming year
 * @param demo made for a demonstration
 */
public record NewPlan(
        @Nullable String unitId, @Nullable String planId, @Nullable String title, List<Integer> years, boolean demo) {
    public NewPlan {
        years = List.copyOf(years);
    }

    /** Everything as the document itself says, for the actor's unit. */
    public static NewPlan asItSays() {
        return new NewPlan(null, null, null, List.of(), false);
    }
}
