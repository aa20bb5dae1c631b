package io.redletter.reach;

import java.util.Map;

/**
 * All that was counted under one scope since its first event.
 *
 * @param scope such as {@code campaign:ID} or {@code campaign:ID|channel:ID}
 * @param counts exact counts by metric ({@code view}, {@code play}, …, {@code bot}); a metric never seen is absent
 * @param uniques distinct visitors, approximate (about 1 %); across campaigns a sum, since nobody is followed across them
 */
public record Totals(String scope, Map<String, Long> counts, long uniques, Explained explain) {
    public Totals {
        counts = Map.copyOf(counts);
    }

    /** The count of one metric, 0 if it was never seen. */
    public long count(String metric) {
        return counts.getOrDefault(metric, 0L);
    }
}
