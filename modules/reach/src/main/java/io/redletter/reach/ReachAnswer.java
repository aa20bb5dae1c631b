package io.redletter.reach;

import io.redletter.reach.stated.StatedSums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /reach} answers.
 *
 * @param totals everything counted under the scope since its first event, by metric
 * @param uniques distinct visitors since then, approximate
 * @param reported what platforms, partners and people state of it; never part of {@code totals}
 * @param range the figures of the stretch of time asked about, or null
 * @param groups the parts asked about, the largest first, or null
 * @param compared the campaign of the year before, or null where none was asked for or there is none
 * @param delaySeconds for how long the oldest event taken here has waited to be counted
 */
public record ReachAnswer(
        String scope,
        Map<String, Long> totals,
        long uniques,
        List<StatedSums.Line> reported,
        @Nullable Range range,
        @Nullable List<Group> groups,
        @Nullable Compared compared,
        long delaySeconds,
        Explained explain) {
    /**
     * @param from the first instant
     * @param to the instant behind the last
     * @param counts what happened between, by metric
     * @param days the whole local days over which {@code uniques} are distinct
     * @param series by step, steps without events left out; null if no step was asked for
     */
    public record Range(
            Instant from,
            Instant to,
            Map<String, Long> counts,
            Days days,
            long uniques,
            @Nullable List<Point> series,
            Explained explain) {}

    /** Local days, both included. */
    public record Days(LocalDate first, LocalDate last) {}

    /** What happened in the step that begins at {@code t}, by metric. */
    public record Point(Instant t, Map<String, Long> counts) {}

    /**
     * One part.
     *
     * @param id the part's id; {@code other} for all beyond those shown or counted by name
     * @param share of the whole by the metric asked for, from 0 to 1; parts that are not known of every event add up to less
     */
    public record Group(String id, Map<String, Long> counts, double share) {}

    /**
     * The campaign on the same observance the year before, over the same days counted from its first.
     *
     * @param change of the metric asked for against it, such as 0.25 for a quarter more; null where it had none
     */
    public record Compared(String campaignId, String name, Range range, @Nullable Double change) {}
}
