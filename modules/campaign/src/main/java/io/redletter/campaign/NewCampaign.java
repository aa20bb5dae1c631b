package io.redletter.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to begin a campaign: a day of the almanac and a year, or dates.
 *
 * @param name the Chinese name; null takes the day's name and the year
 * @param observanceId a day of the almanac, or null for free dates
 * @param year the year in which that day is asked for; null where dates are given
 * @param start the first local day; null takes the almanac's
 * @param end the last local day; null takes the almanac's, or {@code start}
 * @param zone an IANA zone; null for Asia/Shanghai
 * @param unitId whose campaign it is; null for the actor's unit
 * @param goal what it is to reach; may be empty
 * @param demo made for a demonstration
 */
public record NewCampaign(
        @Nullable String name,
        @Nullable String observanceId,
        @Nullable Integer year,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        @Nullable String zone,
        @Nullable String unitId,
        String goal,
        boolean demo) {

    /** A campaign for a day of the almanac, for the actor's own unit. */
    public static NewCampaign forDay(String observanceId, int year) {
        return new NewCampaign(null, observanceId, year, null, null, null, null, "", false);
    }

    /** A campaign over free dates, for the actor's own unit. */
    public static NewCampaign between(String name, LocalDate start, LocalDate end) {
        return new NewCampaign(name, null, null, start, end, null, null, "", false);
    }

    /** The same for another unit. */
    public NewCampaign of(String unit) {
        return new NewCampaign(name, observanceId, year, start, end, zone, unit, goal, demo);
    }

    /** The same with a goal. */
    public NewCampaign toReach(String wanted) {
        return new NewCampaign(name, observanceId, year, start, end, zone, unitId, wanted, demo);
    }

    /** The same, marked as demonstration data. */
    public NewCampaign asDemo() {
        return new NewCampaign(name, observanceId, year, start, end, zone, unitId, goal, true);
    }
}
