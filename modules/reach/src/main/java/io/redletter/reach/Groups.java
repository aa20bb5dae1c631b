package io.redletter.reach;

import io.redletter.reach.ReachAnswer.Group;
import io.redletter.reach.count.CountReader;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A campaign laid out by one kind of part, and lists of the largest. */
final class Groups {
    private final CountReader reader;

    Groups(CountReader reader) {
        this.reader = reader;
    }

    /** The parts, the largest first; in a stretch of time over its whole local days. */
    Future<List<Group>> of(ReachQuestion question) {
        String campaign = question.scope().text();
        ScopeKind kind = kind(question);
        Span span = question.span();
        Future<Map<String, Map<String, Long>>> parts = span == null
                ? reader.parts(campaign, kind)
                : reader.partsOfDays(campaign, kind, span.firstDay(), span.lastDay());
        return parts.map(found -> {
            Map<String, Long> whole = found.getOrDefault(campaign, Map.of());
            Map<String, Map<String, Long>> byId = new TreeMap<>();
            found.forEach((scope, counts) -> {
                if (!scope.equals(campaign)) {
                    byId.put(new Scope(scope).id(), counts);
                }
            });
            return ranked(byId, question, whole.getOrDefault(question.metric(), 0L));
        });
    }

    /** The largest by one metric; all others as one. */
    static List<Group> ranked(Map<String, Map<String, Long>> byId, ReachQuestion question, long whole) {
        String metric = question.metric();
        List<String> order = byId.keySet().stream()
                .filter(id -> !id.equals(Scope.OTHER))
                .sorted(Comparator.comparing(
                                (String id) -> -byId.getOrDefault(id, Map.of()).getOrDefault(metric, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Group> groups = new ArrayList<>();
        Map<String, Long> other = new TreeMap<>(byId.getOrDefault(Scope.OTHER, Map.of()));
        for (String id : order) {
            Map<String, Long> counts = byId.getOrDefault(id, Map.of());
            if (groups.size() < question.top()) {
                groups.add(group(id, counts, metric, whole));
            } else {
                Ranges.add(other, counts);
            }
        }
        if (!other.isEmpty()) {
            groups.add(group(Scope.OTHER, other, metric, whole));
        }
        return List.copyOf(groups);
    }

    private static Group group(String id, Map<String, Long> counts, String metric, long whole) {
        double share = whole == 0 ? 0 : counts.getOrDefault(metric, 0L) / (double) whole;
        return new Group(id, new TreeMap<>(counts), share);
    }

    private static ScopeKind kind(ReachQuestion question) {
        ScopeKind kind = question.group();
        if (kind == null) {
            throw new IllegalArgumentException("group: none asked for");
        }
        return kind;
    }
}
