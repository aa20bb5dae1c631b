package io.redletter.observance;

import io.redletter.observance.rule.Unresolved;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which observances lean on which, directly or through others: the parents carry their changes to them. */
final class Leaning {
    private final Map<String, Set<String>> parents = new HashMap<>();
    private final Map<String, Set<String>> children = new HashMap<>();

    Leaning(Collection<Observance> observances) {
        Map<String, List<String>> direct = new HashMap<>();
        for (Observance observance : observances) {
            List<String> leansOn = observance.rules().stream()
                    .map(DatedRule::rule)
                    .filter(rule -> !(rule instanceof Unresolved))
                    .flatMap(rule -> rule.leansOn().stream())
                    .distinct()
                    .toList();
            if (!leansOn.isEmpty()) {
                direct.put(observance.id(), leansOn);
            }
        }
        direct.keySet().forEach(id -> follow(id, direct));
    }

    /** All that this one leans on; itself among them only in a circle, which an almanac refuses. */
    Set<String> parentsOf(String id) {
        return parents.getOrDefault(id, Set.of());
    }

    /** All that lean on this one. */
    Set<String> childrenOf(String id) {
        return children.getOrDefault(id, Set.of());
    }

    /** Whether following what it leans on leads back to it. */
    boolean isCircular(String id) {
        return parentsOf(id).contains(id);
    }

    private void follow(String id, Map<String, List<String>> direct) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(direct.getOrDefault(id, List.of()));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (found.add(next)) {
                open.addAll(direct.getOrDefault(next, List.of()));
            }
        }
        parents.put(id, found);
        found.forEach(parent ->
                children.computeIfAbsent(parent, p -> new LinkedHashSet<>()).add(id));
    }
}
