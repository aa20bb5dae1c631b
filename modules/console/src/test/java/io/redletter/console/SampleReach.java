package io.redletter.console;

import io.redletter.reach.Explained;
import io.redletter.reach.ReachService;
import io.redletter.reach.Series;
import io.redletter.reach.Totals;
import io.redletter.reach.Uniques;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Figures made up, so that pages have some to show while nobody reads. */
final class SampleReach implements ReachService {
    private static final long VIEWS = 128_432;

    private final Clock clock;

    SampleReach(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Future<List<Totals>> now(List<String> scopes) {
        return Future.succeededFuture(scopes.stream().map(this::made).toList());
    }

    @Override
    public Future<Totals> totals(String scope) {
        return Future.succeededFuture(made(scope));
    }

    @Override
    public Future<List<Totals>> parts(String campaignId) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Series> minutes(String scope, String metric, Instant from, Instant to) {
        return Future.succeededFuture(new Series(scope, metric, List.of(), explained()));
    }

    @Override
    public Future<Uniques> uniques(String scope, LocalDate from, LocalDate to) {
        return Future.succeededFuture(new Uniques(scope, from, to, VIEWS / 2, explained()));
    }

    private Totals made(String scope) {
        return new Totals(scope, Map.of("view", VIEWS, "play", VIEWS / 3), VIEWS / 2, explained());
    }

    private Explained explained() {
        return Explained.ownCount("redis", clock.instant());
    }
}
