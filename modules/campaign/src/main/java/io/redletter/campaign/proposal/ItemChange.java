package io.redletter.campaign.proposal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to say differently about an item; null leaves as it is, and what is no part of the item's kind is
 * refused.
 *
 * @param version the version the change was made on; another one there is refused. Null changes whatever is there
 * @param name of a day or a unit
 * @param dates a day's own dates; {@link Dates#NONE} goes back to the almanac's
 * @param ownerUnitId empty for none of ours
 */
public record ItemChange(
        @Nullable Long version,
        @Nullable String name,
        @Nullable String observanceId,
        @Nullable List<Integer> years,
        @Nullable Dates dates,
        @Nullable Boolean yearly,
        @Nullable String goal,
        @Nullable List<String> tags,
        @Nullable String metric,
        @Nullable BigDecimal value,
        @Nullable BigDecimal valueMax,
        @Nullable String comparator,
        @Nullable String unit,
        @Nullable String period,
        @Nullable String responsible,
        @Nullable String ownerUnitId,
        @Nullable Integer firstYear,
        @Nullable Integer lastYear,
        @Nullable String parentId) {

    /** A day's first and last local day; both null for those of the almanac. */
    public record Dates(@Nullable LocalDate start, @Nullable LocalDate end) {
        public static final Dates NONE = new Dates(null, null);
    }

    /** A change of a day. */
    public static ItemChange ofDay(
            @Nullable Long version,
            String name,
            List<Integer> years,
            Dates dates,
            boolean yearly,
            String goal,
            List<String> tags) {
        return new ItemChange(
                version, name, null, years, dates, yearly, goal, tags, null, null, null, null, null, null, null, null,
                null, null, null);
    }

    /** A change of a target. */
    public static ItemChange ofTarget(@Nullable Long version, TargetWords words) {
        return new ItemChange(
                version,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                words.metric(),
                words.value(),
                words.valueMax(),
                words.comparator(),
                words.unit(),
                words.period(),
                words.responsible(),
                words.ownerUnitId(),
                words.firstYear(),
                words.lastYear(),
                null);
    }

    /** A change of a unit. */
    public static ItemChange ofUnit(@Nullable Long version, String name, @Nullable String parentId) {
        return new ItemChange(
                version, name, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, parentId);
    }

    /** What a form says about a target. */
    public record TargetWords(
            String metric,
            BigDecimal value,
            @Nullable BigDecimal valueMax,
            String comparator,
            String unit,
            String period,
            String responsible,
            String ownerUnitId,
            int firstYear,
            int lastYear) {}
}
