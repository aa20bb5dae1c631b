package io.redletter.campaign.proposal;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day as it is proposed.
 *
 * @param observanceId the day of the almanac, or null for a name that is in none
 * @param name how it is called
 * @param kind {@code day}, {@code week} or {@code month}
 * @param years the years its campaigns are for; empty takes the document's
 * @param start its first day where a person gave one; null takes the almanac's
 * @param end its last day where a person gave one
 * @param yearly for a day of one's own: whether it comes back on the same date each year
 * @param goal what its campaign is to reach; the plan's sentence until a person says more
 * @param tags channels, audiences and content types, such as {@code channel:wechat-oa}
 */
public record DayValues(
        @Nullable String observanceId,
        String name,
        String kind,
        List<Integer> years,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        boolean yearly,
        String goal,
        List<String> tags) {
    public DayValues {
        years = List.copyOf(years);
        tags = List.copyOf(tags);
    }

    /** The same under an id of the almanac, or under none. */
    DayValues known(@Nullable String id) {
        return new DayValues(id, name, kind, years, start, end, yearly, goal, tags);
    }
}
