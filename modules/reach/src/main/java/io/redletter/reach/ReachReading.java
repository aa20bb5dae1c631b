package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.platform.RefusedException;
import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Counter;
import io.redletter.reach.count.Quality;
import io.redletter.reach.count.Windows;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every way to read reach, for a person: sight is asked for first, always. */
final class ReachReading {
    private static final int MOST_SCOPES = 100;

    private final Clock clock;
    private final Counter counter;
    private final CountReader reader;
    private final ReachService reach;
    private final ReachSight sight;
    private final ReachQuery query;
    private final ReachQuery.Stated stated;
    private final TopList tops;

    ReachReading(
            Clock clock,
            Counter counter,
            ReachService reach,
            ReachSight sight,
            Neighbours neighbours,
            ReachQuery.Stated stated) {
        this.clock = clock;
        this.counter = counter;
        this.reader = counter.reader();
        this.reach = reach;
        this.sight = sight;
        this.stated = stated;
        this.tops = new TopList(clock, reader, sight);
        this.query = new ReachQuery(
                reach, new Ranges(clock, reader, reach), new Groups(reader), stated, neighbours, counter::delayMillis);
    }

    Future<ReachAnswer> answer(Actor actor, ReachQuestion question) {
        return sight.require(actor, question.scope()).compose(v -> query.answer(question));
    }

    Future<TopList.Top> top(Actor actor, String kind, String metric, int limit) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.REACH_VIEW);
            ScopeKind of = ScopeKind.of(kind)
                    .filter(found -> !found.isTrait())
                    .orElseThrow(() -> field("kind", "kind: 没有这种榜单 (expected: campaign, work, channel or unit)"));
            return tops.of(actor, of, metric, limit);
        });
    }

    /**
     * Distinct visitors over local days of several scopes together.
     *
     * @param method {@code union}, or {@code sum} of the campaigns' unions where several campaigns are asked about
     */
    record UnitedUniques(List<String> scopes, LocalDate from, LocalDate to, long value, String method, double error) {}

    /** A union within each campaign, a sum across campaigns: nobody is followed from one to another. */
    Future<UnitedUniques> uniques(Actor actor, List<String> texts, LocalDate from, LocalDate to) {
        return Future.succeededFuture().compose(v -> {
            if (texts.isEmpty() || texts.size() > MOST_SCOPES) {
                throw field("scope", "scope: " + texts.size() + " (expected: 1 to " + MOST_SCOPES + ")");
            }
            List<Scope> scopes = texts.stream().distinct().map(Scope::new).toList();
            Map<String, List<String>> byTag = new TreeMap<>();
            scopes.forEach(scope ->
                    byTag.computeIfAbsent(scope.tag(), tag -> new ArrayList<>()).add(scope.text()));
            return Future.all(scopes.stream()
                            .map(scope -> sight.require(actor, scope))
                            .toList())
                    .compose(seen -> reach.uniques(texts.get(0), from, to)) // refuses a stretch that is too long
                    .compose(one -> Future.all(byTag.values().stream()
                            .map(some -> reader.visitors(some, from, to))
                            .toList()))
                    .map(all -> new UnitedUniques(
                            scopes.stream().map(Scope::text).toList(),
                            from,
                            to,
                            all.<Long>list().stream().mapToLong(Long::longValue).sum(),
                            byTag.size() == 1 ? "union" : "sum",
                            0.0081));
        });
    }

    Future<Explanation> explain(Actor actor, Scope scope) {
        LocalDate today = Windows.dayOf(clock.millis());
        return sight.require(actor, scope)
                .compose(v -> reader.shares(scope.text()))
                .compose(shares -> reader.days(scope.text(), today.minusYears(5), today.plusDays(1))
                        .compose(days -> stated.statements().of(scope).compose(said -> stated.receipts()
                                .of(scope)
                                .map(proven -> new Explanation(
                                        scope.text(),
                                        shares,
                                        days.keySet().stream()
                                                .min(LocalDate::compareTo)
                                                .orElse(null),
                                        days.keySet().stream()
                                                .max(LocalDate::compareTo)
                                                .orElse(null),
                                        apart(shares),
                                        said,
                                        proven,
                                        Explanation.METHODS,
                                        (counter.delayMillis() + 999) / 1000,
                                        clock.instant())))));
    }

    private static Map<String, Long> apart(List<CountReader.Share> shares) {
        Map<String, Long> sum = new HashMap<>();
        shares.forEach(share -> Ranges.add(sum, share.counts()));
        Map<String, Long> apart = new TreeMap<>();
        for (Quality quality : Quality.values()) {
            if (!quality.isPerson()) {
                apart.put(quality.metric(), sum.getOrDefault(quality.metric(), 0L));
            }
        }
        return apart;
    }

    private static RefusedException field(String name, String message) {
        return RefusedException.field("query/" + name, "invalid-field", message);
    }
}
