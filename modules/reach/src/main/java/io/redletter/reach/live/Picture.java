package io.redletter.reach.live;

import io.redletter.reach.count.Found;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the viewers of one scope see at one moment.
 *
 * @param groups the figures by the field of the message that holds them: {@value #TOTALS} by metric, {@value #MINUTES} by
 *     their beginning and {@code channels}, {@code works}, {@code units} by id, each of these by metric
 */
record Picture(Instant asOf, String scope, long uniques, long delaySeconds, Map<String, Map<?, ?>> groups) {
    static final String TOTALS = "totals";
    static final String MINUTES = "minutes";

    private static final int LAST_MINUTES = 60;

    static Picture of(String scope, Found found, Instant asOf, long delaySeconds) {
        Map<String, Map<?, ?>> groups = new LinkedHashMap<>();
        groups.put(TOTALS, found.of(scope));
        groups.put(MINUTES, lastMinutes(found, asOf));
        groups.put("channels", parts(found, scope + "|channel:"));
        groups.put("works", parts(found, scope + "|work:"));
        groups.put("units", parts(found, scope + "|unit:"));
        return new Picture(asOf, scope, found.visitors(), delaySeconds, groups);
    }

    /** The same figures, which could not be read anew: they are so many seconds late, as is said. */
    Picture late(Instant now, long delaySeconds) {
        long age = now.getEpochSecond() - asOf.getEpochSecond();
        return new Picture(asOf, scope, uniques, Math.max(age, delaySeconds), groups);
    }

    private static Map<String, Map<String, Long>> parts(Found found, String prefix) {
        Map<String, Map<String, Long>> parts = new TreeMap<>();
        found.counts().forEach((scope, counts) -> {
            if (scope.startsWith(prefix)) {
                parts.put(scope.substring(prefix.length()), counts);
            }
        });
        return parts;
    }

    private static Map<Instant, Map<String, Long>> lastMinutes(Found found, Instant asOf) {
        Map<Instant, Map<String, Long>> last = new TreeMap<>();
        long now = asOf.getEpochSecond() / 60;
        for (long minute = now - LAST_MINUTES + 1; minute <= now; minute++) {
            last.put(Instant.ofEpochSecond(minute * 60), found.minutes().getOrDefault(minute, Map.of()));
        }
        return last;
    }
}
