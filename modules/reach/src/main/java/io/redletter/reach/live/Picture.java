package io.redletter.reach.live;

import io.redletter.reach.count.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the viewers of one scope see at one moment.
 *
 * @param minutes by minute since 1970, then by metric
 * @param parts by kind ({@code channels}, {@code works}, {@code units}), then by id, then by metric
 */
record Picture(
        Instant asOf,
        String scope,
        Map<String, Long> totals,
        long uniques,
        Map<Long, Map<String, Long>> minutes,
        Map<String, Map<String, Map<String, Long>>> parts,
        long delaySeconds) {
    private static final int MINUTES = 60;

    static Picture of(String scope, Found found, Instant asOf, long delaySeconds) {
        Map<String, Map<String, Map<String, Long>>> parts = new LinkedHashMap<>();
        parts.put("channels", part(found, scope + "|channel:"));
        parts.put("works", part(found, scope + "|work:"));
        parts.put("units", part(found, scope + "|unit:"));
        return new Picture(
                asOf, scope, found.of(scope), found.visitors(), lastMinutes(found, asOf), parts, delaySeconds);
    }

    /** Everything, as the first event of a stream. */
    Map<String, Object> snapshot() {
        return message(null);
    }

    /** What changed since another picture; empty if nothing did. */
    Map<String, Object> since(Picture before) {
        return isSameAs(before) ? Map.of() : message(before);
    }

    private boolean isSameAs(Picture before) {
        return totals.equals(before.totals)
                && uniques == before.uniques
                && delaySeconds == before.delaySeconds
                && parts.equals(before.parts)
                && changed(minutes, before.minutes).isEmpty();
    }

    private Map<String, Object> message(@Nullable Picture before) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("asOf", asOf);
        message.put("scope", scope);
        message.put("totals", before == null ? totals : changed(totals, before.totals));
        message.put("uniques", uniques);
        message.put("minutes", minutes(before == null ? minutes : changed(minutes, before.minutes)));
        parts.forEach((kind, byId) -> message.put(
                kind, entries(before == null ? byId : changed(byId, before.parts.getOrDefault(kind, Map.of())))));
        message.put("delaySeconds", delaySeconds);
        return message;
    }

    private static List<Map<String, Object>> minutes(Map<Long, Map<String, Long>> counts) {
        List<Map<String, Object>> minutes = new ArrayList<>();
        counts.forEach((minute, metrics) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("t", Instant.ofEpochSecond(minute * 60));
            entry.put("play", 0);
            entry.put("view", 0);
            entry.putAll(metrics);
            minutes.add(entry);
        });
        return minutes;
    }

    private static List<Map<String, Object>> entries(Map<String, Map<String, Long>> counts) {
        List<Map<String, Object>> entries = new ArrayList<>();
        counts.forEach((id, metrics) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id);
            entry.putAll(metrics);
            entries.add(entry);
        });
        return entries;
    }

    private static <K, V> Map<K, V> changed(Map<K, V> now, Map<K, V> before) {
        Map<K, V> changed = new TreeMap<>();
        now.forEach((key, value) -> {
            if (!Objects.equals(before.get(key), value)) {
                changed.put(key, value);
            }
        });
        return changed;
    }

    private static Map<String, Map<String, Long>> part(Found found, String prefix) {
        Map<String, Map<String, Long>> part = new TreeMap<>();
        found.counts().forEach((scope, counts) -> {
            if (scope.startsWith(prefix)) {
                part.put(scope.substring(prefix.length()), counts);
            }
        });
        return part;
    }

    private static Map<Long, Map<String, Long>> lastMinutes(Found found, Instant asOf) {
        Map<Long, Map<String, Long>> last = new TreeMap<>();
        long now = asOf.getEpochSecond() / 60;
        for (long minute = now - MINUTES + 1; minute <= now; minute++) {
            last.put(minute, found.minutes().getOrDefault(minute, Map.of()));
        }
        return last;
    }
}
