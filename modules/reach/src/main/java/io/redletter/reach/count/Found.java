package io.redletter.reach.count;

import java.util.Map;

/**
 * Counts as they were read, summed over all writers.
 *
 * @param counts by scope, then by metric
 * @param minutes by minute since 1970, then by metric; only minutes with events
 * @param visitors distinct visitors of the scope asked for, approximate
 * @param source {@code redis} or {@code mongodb}
 */
public record Found(
        Map<String, Map<String, Long>> counts, Map<Long, Map<String, Long>> minutes, long visitors, String source) {
    public static final String REDIS = "redis";
    public static final String MONGODB = "mongodb";

    /** The counts of one scope, empty if it was never counted. */
    public Map<String, Long> of(String scope) {
        return counts.getOrDefault(scope, Map.of());
    }
}
