package io.redletter.bench.crash.proof;

import io.redletter.bench.crash.channel.CrashChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What there was: pushes, deliveries, requests, effects. */
public final class Tally {
    private final Map<String, Map<String, Long>> rows = new TreeMap<>();
    private final Map<String, Long> pushStates = new TreeMap<>();
    private final List<Duration> lateness = new ArrayList<>();

    void add(StoredPush push) {
        pushStates.merge(push.state(), 1L, Long::sum);
        push.lateness().ifPresent(lateness::add);
    }

    /** @param chunks the people of a delivery that goes to many */
    void add(CrashChannel kind, StoredDelivery delivery, List<Ledger.Line> requests, List<StoredChunk> chunks) {
        Map<String, Long> row = rows.computeIfAbsent(kind.name(), name -> new TreeMap<>());
        row.merge("deliveries", 1L, Long::sum);
        row.merge(delivery.state(), 1L, Long::sum);
        row.merge("requests", (long) requests.size(), Long::sum);
        row.merge("effects", requests.stream().filter(Ledger.Line::effect).count(), Long::sum);
        long asked = requests.stream().map(Ledger.Line::key).distinct().count();
        row.merge("requestedAgain", requests.size() - asked, Long::sum);
        chunks.stream().flatMap(chunk -> chunk.people().stream()).forEach(person -> {
            row.merge("people", 1L, Long::sum);
            row.merge("people " + person.state() + " " + person.code(), 1L, Long::sum);
        });
        row.merge(
                "reconciled",
                delivery.attempts().stream()
                        .filter(attempt -> attempt.what().equals("reconcile"))
                        .count(),
                Long::sum);
    }

    /** By channel: {@code deliveries}, each state, {@code requests}, {@code effects} and so on. */
    public Map<String, Map<String, Long>> rows() {
        return rows;
    }

    /** How many of a kind over all channels. */
    public long sum(String what) {
        return rows.values().stream()
                .mapToLong(row -> row.getOrDefault(what, 0L))
                .sum();
    }

    /** How many pushes are in which state. */
    public Map<String, Long> pushStates() {
        return pushStates;
    }

    /** From being due to being taken up, of this share of the pushes. */
    public Duration lateness(double share) {
        if (lateness.isEmpty()) {
            return Duration.ZERO;
        }
        List<Duration> sorted = new ArrayList<>(lateness);
        Collections.sort(sorted);
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
