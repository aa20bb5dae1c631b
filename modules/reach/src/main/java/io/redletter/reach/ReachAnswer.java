package io.redletter.reach;

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
 * @param range the figures of the stretch of time asked about, or null
 */
record ReachAnswer(String scope, Map<String, Long> totals, long uniques, @Nullable Range range, Explained explain) {
    /**
     * @param from the first instant
     * @param to the instant behind the last
     * @param counts what happened between, by metric
     * @param days the whole local days over which {@code uniques} are distinct
     * @param series by step, steps without events left out; null if no step was asked for
     */
    record Range(
            Instant from,
            Instant to,
            Map<String, Long> counts,
            Days days,
            long uniques,
            @Nullable List<Point> series,
            Explained explain) {}

    /** Local days, both included. */
    record Days(LocalDate first, LocalDate last) {}

    /** What happened in the step that begins at {@code t}, by metric. */
    record Point(Instant t, Map<String, Long> counts) {}
}
