package io.redletter.bench.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What was counted against what should have been. */
final class Differences {
    private static final int MOST = 20;

    private Differences() {}

    /** One line for each counter that is wrong, at most {@value #MOST}; only scopes that are expected are looked at. */
    static List<String> of(Map<String, Map<String, Long>> expected, Map<String, Map<String, Long>> counted) {
        List<String> wrong = new ArrayList<>();
        expected.forEach((scope, metrics) -> {
            Map<String, Long> found = counted.getOrDefault(scope, Map.of());
            Set<String> names = new TreeSet<>(metrics.keySet());
            names.addAll(found.keySet());
            for (String metric : names) {
                long should = metrics.getOrDefault(metric, 0L);
                long is = found.getOrDefault(metric, 0L);
                if (should != is && wrong.size() < MOST) {
                    wrong.add(scope + " " + metric + ": " + is + " (expected: " + should + ")");
                }
            }
        });
        return wrong;
    }

    /** One line for each estimate that is further off than allowed. */
    static List<String> beyond(double allowed, Map<String, Long> expected, Map<String, Long> counted) {
        return expected.entrySet().stream()
                .filter(each -> worst(Map.of(each.getKey(), each.getValue()), counted) > allowed)
                .map(each -> each.getKey() + ": " + counted.getOrDefault(each.getKey(), 0L) + " (expected: about "
                        + each.getValue() + ")")
                .toList();
    }

    /** The largest relative error; 1 where one is missing. */
    static double worst(Map<String, Long> expected, Map<String, Long> counted) {
        return expected.entrySet().stream()
                .mapToDouble(each -> Math.abs(counted.getOrDefault(each.getKey(), 0L) / (double) each.getValue() - 1))
                .max()
                .orElse(0);
    }
}
