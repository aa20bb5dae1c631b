package io.redletter.campaign.target;

import org.jspecify.annotations.Nullable;

/**
 * Which targets are asked for; null asks for all.
 *
 * @param unitId of this unit, or answered for by it
 * @param period with this cadence; {@code by} for every one with a deadline
 * @param year that hold in this year
 * @param planId read from this document
 */
public record TargetFilter(
        @Nullable String unitId, @Nullable String period, @Nullable Integer year, @Nullable String planId) {
    private static final String DEADLINE = "by";

    public static TargetFilter all() {
        return new TargetFilter(null, null, null, null);
    }

    boolean fits(Target target) {
        boolean unit = unitId == null || unitId.equals(target.unitId()) || unitId.equals(target.ownerUnitId());
        boolean cadence = period == null
                || period.equals(target.period())
                || (period.equals(DEADLINE) && target.period().startsWith("by-"));
        return unit
                && cadence
                && (year == null || target.holdsIn(year))
                && (planId == null || planId.equals(target.planId()));
    }
}
