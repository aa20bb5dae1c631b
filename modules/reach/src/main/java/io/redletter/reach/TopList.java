package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.reach.count.CountReader;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The largest campaigns, works, channels or units that somebody may see, over everything counted so far. */
final class TopList {
    private static final int LOOKED_AT = 500;

    private final Clock clock;
    private final CountReader reader;
    private final ReachSight sight;

    TopList(Clock clock, CountReader reader, ReachSight sight) {
        this.clock = clock;
        this.reader = reader;
        this.sight = sight;
    }

    /**
     * The list, the largest first.
     *
     * @param asOf when it was read; MongoDB's counts are a few seconds behind
     */
    record Top(String kind, String metric, List<Entry> items, Instant asOf) {}

    /** One of them. */
    record Entry(String id, Map<String, Long> counts) {}

    Future<Top> of(Actor actor, ScopeKind kind, String metric, int limit) {
        return reader.totalsOf(kind.key())
                .map(found -> found.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Map<String, Long>> each) ->
                                -each.getValue().getOrDefault(metric, 0L)))
                        .limit(LOOKED_AT)
                        .map(each -> new Entry(new Scope(each.getKey()).id(), new TreeMap<>(each.getValue())))
                        .toList())
                .compose(entries -> seen(actor, kind, entries, limit))
                .map(entries -> new Top(kind.key(), metric, entries, clock.instant()));
    }

    /** Only as many as are shown are asked about. */
    private Future<List<Entry>> seen(Actor actor, ScopeKind kind, List<Entry> entries, int limit) {
        Future<List<Entry>> seen = Future.succeededFuture(new ArrayList<>());
        for (Entry entry : entries) {
            seen = seen.compose(so -> so.size() >= limit
                    ? Future.succeededFuture(so)
                    : sight.sees(actor, new Scope(kind.key() + ":" + entry.id()))
                            .map(sees -> {
                                if (sees) {
                                    so.add(entry);
                                }
                                return so;
                            }));
        }
        return seen;
    }
}
