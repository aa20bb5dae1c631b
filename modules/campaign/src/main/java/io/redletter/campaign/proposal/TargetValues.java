package io.redletter.campaign.proposal;

import io.redletter.campaign.target.TargetFields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is proposed; {@link TargetFields} explains its parts.
 *
 * @param lead the first unit that answers for it, in the plan's words; looked for in the tree of units
 * @param ownerUnitId the unit a person chose; null where nobody has, empty where it is to be none of ours
 * @param firstYear null takes the document's first year
 * @param lastYear null takes the document's last year, or that of a deadline
 */
public record TargetValues(
        String metric,
        BigDecimal value,
        @Nullable BigDecimal valueMax,
        String comparator,
        String unit,
        String period,
        String responsible,
        String lead,
        @Nullable String ownerUnitId,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear) {

    /** With the years and the owner it is to be made with. */
    TargetFields fields(PlanYears years, @Nullable String owner) {
        Integer first = firstYear;
        Integer last = lastYear;
        int deadline = period.matches("by-\\d{4}") ? Integer.parseInt(period.substring(3)) : years.last();
        int from = first == null ? Math.min(years.first(), deadline) : first;
        return new TargetFields(
                metric,
                value,
                valueMax,
                comparator,
                unit,
                period,
                owner,
                responsible,
                from,
                last == null ? Math.max(from, deadline) : last);
    }
}
