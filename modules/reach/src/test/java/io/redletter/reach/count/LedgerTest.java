package io.redletter.reach.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.reach.Scope;
import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class LedgerTest {
    private static final String WRITER = "w1";
    private static final long START = Instant.parse("2027-06-04T15:30:00Z").toEpochMilli();

    /** What MongoDB would hold. */
    private final Map<String, StoredCount> stored = new HashMap<>();

    @Property(tries = 200)
    void equalsAPlainFoldWhereverItIsCutKilledAndReplayed(
            @ForAll("events") List<ReachEvent> events,
            @ForAll @IntRange(min = 1, max = 17) int batch,
            @ForAll @IntRange(min = 0, max = 40) int killedAfter,
            @ForAll @IntRange(min = 0, max = 3) int rollEvery) {
        stored.clear();
        int upTo = Math.min(events.size(), killedAfter);
        run(events.subList(0, upTo), batch, rollEvery);

        Ledger ledger = run(events, batch + 2, 1); // the second life begins at 0 again, with other batches

        roll(ledger);
        assertThat(counts()).isEqualTo(plain(events));
    }

    /** Folds in batches; every so often what changed is stored. */
    private Ledger run(List<ReachEvent> events, int batch, int rollEvery) {
        Ledger ledger = new Ledger(WRITER);
        DuplicateWindow window = new DuplicateWindow();
        int batches = 0;
        for (int from = 0; from < events.size(); from += batch) {
            int to = Math.min(from + batch, events.size());
            List<Numbered> numbered = new ArrayList<>();
            for (int i = from; i < to; i++) {
                ReachEvent event = events.get(i);
                numbered.add(new Numbered(i, event, !window.isFirst(event.id(), event.at())));
            }
            Sorted sorted = ledger.sort(numbered);
            for (Tally tally : ledger.missing(sorted)) {
                StoredCount found = stored.get(StoredCount.id(tally.scope(), tally.window(), WRITER));
                ledger.load(
                        tally, found == null ? Map.of() : found.values(), found == null ? 0 : found.offset(), START);
            }
            ledger.fold(sorted, to, START);
            if (rollEvery > 0 && ++batches % rollEvery == 0) {
                roll(ledger);
            }
        }
        return ledger;
    }

    private void roll(Ledger ledger) {
        for (Tally tally : ledger.unrolled()) {
            StoredCount count =
                    new StoredCount(tally.scope(), tally.window(), WRITER, tally.offset(), Map.copyOf(tally.values()));
            stored.merge(count.id(), count, (before, now) -> before.offset() < now.offset() ? now : before);
            ledger.rolled(tally, count.offset());
        }
    }

    private Map<String, Map<String, Long>> counts() {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        stored.values().forEach(count -> counts.put(count.scope() + " " + count.window(), count.values()));
        return counts;
    }

    private static Map<String, Map<String, Long>> plain(List<ReachEvent> events) {
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        Set<Long> seen = new HashSet<>();
        for (ReachEvent event : events) {
            boolean first = seen.add(event.id());
            add(counts, "writer:w1 total", "accepted");
            add(counts, "writer:w1 total", first ? "counted" : "repeated");
            for (Scope scope : first ? Scope.all(event.scopes(), event.traits()) : List.<Scope>of()) {
                Instant at = Instant.ofEpochMilli(event.at());
                String utc = at.toString();
                add(counts, scope + " total", event.metric());
                add(counts, scope + " d" + at.plusSeconds(8 * 3600).toString().substring(0, 10), event.metric());
                if (!scope.kind().isTrait()) {
                    String hour = scope + " h" + utc.substring(0, 13) + "Z";
                    add(counts, hour, utc.substring(14, 16) + ":" + event.metric());
                }
            }
        }
        return counts;
    }

    private static void add(Map<String, Map<String, Long>> counts, String where, String name) {
        counts.computeIfAbsent(where, key -> new HashMap<>()).merge(name, 1L, Long::sum);
    }

    @Provide
    Arbitrary<List<ReachEvent>> events() {
        Arbitrary<Scopes> scopes = Combinators.combine(
                        Arbitraries.of("c1", "c2"),
                        Arbitraries.of("k1", "k2"),
                        Arbitraries.of("ch1", "ch2"),
                        Arbitraries.of("u1", "u2"))
                .as((campaign, work, channel, unit) -> new Scopes(campaign, work, 1, channel, unit));
        Arbitrary<Traits> traits = Combinators.combine(
                        Arbitraries.of("", "湖北省", "湖南省"), Arbitraries.of("", "phone", "desktop"))
                .as((region, device) -> new Traits(region, "", device, "none"));
        return Combinators.combine(
                        Arbitraries.longs().between(1, 60),
                        Arbitraries.longs().between(0, 3 * Windows.HOUR_MILLIS),
                        Arbitraries.of("view", "play", "share"),
                        Arbitraries.of(Quality.values()),
                        scopes,
                        traits)
                .as((id, later, type, quality, of, with) ->
                        new ReachEvent(id, START + later, id * 7, quality, type, of, with))
                .list()
                .ofMaxSize(60);
    }
}
