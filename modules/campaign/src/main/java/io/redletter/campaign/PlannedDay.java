package io.redletter.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day of a plan document that a person has agreed to, in one year.
 *
 * @param planId the document, {@code plan_…}
 * @param observanceId the day, or null for one that is in no almanac
 * @param name how the campaign is called; null takes the day's name and the year
 * @param year the year it is wanted in
 * @param start the first local day; null takes the almanac's
 * @param end the last local day; null takes the almanac's, or {@code start}
 * @param goal the plan's sentence, or what a person made of it
 * @param tags channels, audiences and content types, such as {@code channel:wechat-oa}
 * @param unitId whose campaign it is
 */
public record PlannedDay(
        String planId,
        @Nullable String observanceId,
        @Nullable String name,
        int year,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        String goal,
        List<String> tags,
        String unitId) {
    private static final String PLAN_TAG = "plan:";

    public PlannedDay {
        tags = List.copyOf(tags);
    }

    /** The tag that says which document asked for a campaign. */
    public static String planTag(String planId) {
        return PLAN_TAG + planId;
    }

    /** Whether a tag is one of those that say where a campaign came from, not what it uses. */
    public static boolean isPlanTag(String tag) {
        return tag.startsWith(PLAN_TAG);
    }
}
