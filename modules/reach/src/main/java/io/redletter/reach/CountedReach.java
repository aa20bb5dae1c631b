package io.redletter.reach;

import io.redletter.platform.RefusedException;
import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Found;
import io.redletter.reach.count.Windows;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads reach from what this installation counted itself. */
final class CountedReach implements ReachService {
    private static final Duration MAX_MINUTES = Duration.ofHours(24);
    private static final long MAX_DAYS = 400;

    private final Clock clock;
    private final Supplier<CountReader> reader;

    /** @param reader asked at every call: there is none before counting has started */
    CountedReach(Clock clock, Supplier<CountReader> reader) {
        this.clock = clock;
        this.reader = reader;
    }

    @Override
    public Future<List<Totals>> now(List<String> scopes) {
        return Future.all(scopes.stream().map(this::totals).toList()).map(all -> all.<Totals>list());
    }

    @Override
    public Future<Totals> totals(String text) {
        return scope(text)
                .compose(scope -> reader.get().totals(text))
                .map(found -> new Totals(text, found.of(text), found.visitors(), explain(found.source())));
    }

    @Override
    public Future<List<Totals>> parts(String campaignId) {
        return scope("campaign:" + campaignId)
                .compose(scope -> reader.get().overview(scope.text(), Windows.hourOf(clock.millis())))
                .map(this::parts);
    }

    @Override
    public Future<Series> minutes(String text, String metric, Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        if (length.isNegative() || length.compareTo(MAX_MINUTES) > 0) {
            return refused("to: 最多24小时 (expected: at most 24 hours after from)");
        }
        long firstHour = Windows.hourOf(from.toEpochMilli());
        long lastHour = Windows.hourOf(to.toEpochMilli());
        return scope(text)
                .compose(scope -> reader.get().minutes(text, firstHour, lastHour))
                .map(found -> series(text, metric, from, to, found));
    }

    @Override
    public Future<Uniques> uniques(String text, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || from.until(to, ChronoUnit.DAYS) >= MAX_DAYS) {
            return refused("to: 最多400天 (expected: at most 400 days from from)");
        }
        return scope(text)
                .compose(scope -> reader.get().visitors(text, from, to))
                .map(value -> new Uniques(text, from, to, value, explain(Found.MONGODB)));
    }

    private List<Totals> parts(Found found) {
        return found.counts().keySet().stream()
                .filter(scope -> scope.indexOf('|') > 0)
                .sorted()
                .map(scope -> new Totals(scope, found.of(scope), 0, explain(found.source())))
                .toList();
    }

    private Series series(String scope, String metric, Instant from, Instant to, Found found) {
        List<Series.Point> points = new ArrayList<>();
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        for (Instant at = first; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            Map<String, Long> minute = found.minutes().getOrDefault(at.getEpochSecond() / 60, Map.of());
            points.add(new Series.Point(at, minute.getOrDefault(metric, 0L)));
        }
        return new Series(scope, metric, points, explain(found.source()));
    }

    private static Future<Scope> scope(String text) {
        return Future.future(promise -> promise.complete(new Scope(text)));
    }

    private static <T> Future<T> refused(String message) {
        return Future.failedFuture(RefusedException.field("query/to", "invalid-field", message));
    }

    private Explained explain(String source) {
        return Explained.ownCount(source, clock.instant());
    }
}
