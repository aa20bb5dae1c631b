package io.redletter.reach;

import io.redletter.reach.ReachAnswer.Point;
import io.redletter.reach.ReachAnswer.Range;
import io.redletter.reach.Span.Step;
import io.redletter.reach.count.CountReader;
import io.redletter.reach.count.Found;
import io.redletter.reach.count.Windows;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a stretch of time, whole and by step. */
final class Ranges {
    private static final Duration FINE = Duration.ofDays(31);

    private final Clock clock;
    private final CountReader reader;
    private final ReachService reach;

    Ranges(Clock clock, CountReader reader, ReachService reach) {
        this.clock = clock;
        this.reader = reader;
        this.reach = reach;
    }

    Future<Range> of(Scope scope, Span span) {
        Future<List<Point>> counted = points(scope, span);
        Future<Uniques> uniques = reach.uniques(scope.text(), span.firstDay(), span.lastDay());
        return Future.all(counted, uniques)
                .map(both -> new Range(
                        span.from(),
                        span.to(),
                        sum(counted.result()),
                        new ReachAnswer.Days(span.firstDay(), span.lastDay()),
                        uniques.result().value(),
                        span.step() == null ? null : counted.result(),
                        Explained.ownCount(Found.MONGODB, clock.instant())));
    }

    /** By minute where it matters: up to a month; longer stretches, and what has no minutes, are whole local days. */
    private Future<List<Point>> points(Scope scope, Span span) {
        boolean isFine = !scope.kind().isTrait()
                && (span.step() == Step.MINUTE
                        || span.step() == Step.HOUR
                        || (span.step() == null
                                && Duration.between(span.from(), span.to()).compareTo(FINE) <= 0));
        return isFine ? minutes(scope, span) : days(scope, span);
    }

    private Future<List<Point>> minutes(Scope scope, Span span) {
        long from = span.from().toEpochMilli();
        long last = span.to().toEpochMilli() - 1;
        long stepMinutes = span.step() == Step.MINUTE ? 1 : 60;
        return reader.minutes(scope.text(), Windows.hourOf(from), Windows.hourOf(last))
                .map(found -> {
                    TreeMap<Long, Map<String, Long>> steps = new TreeMap<>();
                    found.minutes().forEach((minute, counts) -> {
                        if (minute * 60_000 >= from - from % 60_000 && minute * 60_000 <= last) {
                            add(steps.computeIfAbsent(minute - minute % stepMinutes, step -> new TreeMap<>()), counts);
                        }
                    });
                    return steps.entrySet().stream()
                            .map(step -> new Point(Instant.ofEpochSecond(step.getKey() * 60), step.getValue()))
                            .toList();
                });
    }

    private Future<List<Point>> days(Scope scope, Span span) {
        return reader.days(scope.text(), span.firstDay(), span.lastDay()).map(days -> days.entrySet().stream()
                .map(day -> new Point(day.getKey().atStartOfDay(Windows.ZONE).toInstant(), day.getValue()))
                .toList());
    }

    private static Map<String, Long> sum(List<Point> points) {
        Map<String, Long> sum = new TreeMap<>();
        points.forEach(point -> add(sum, point.counts()));
        return sum;
    }

    static void add(Map<String, Long> into, Map<String, Long> counts) {
        counts.forEach((metric, count) -> into.merge(metric, count, Long::sum));
    }
}
