package io.redletter.reach.count;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what several writers counted. */
final class Sums {
    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private final Map<Long, Map<String, Long>> minutes = new TreeMap<>();

    /** Adds a writer's counts of a scope. */
    void add(String scope, Map<String, Long> values) {
        Map<String, Long> sum = counts.computeIfAbsent(scope, name -> new TreeMap<>());
        values.forEach((metric, value) -> sum.merge(metric, value, Long::sum));
    }

    /** Adds a writer's counts of an hour, by minute and metric. */
    void addHour(String window, Map<String, Long> values) {
        long firstMinute =
                Instant.parse(window.substring(1).replace("Z", ":00:00Z")).getEpochSecond() / 60;
        values.forEach((field, value) -> {
            long minute = firstMinute + Integer.parseInt(field.substring(0, 2));
            minutes.computeIfAbsent(minute, name -> new TreeMap<>()).merge(field.substring(3), value, Long::sum);
        });
    }

    Found found(long visitors, String source) {
        return new Found(counts, minutes, visitors, source);
    }
}
