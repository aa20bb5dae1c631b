package io.redletter.reach;

import io.redletter.reach.ReachAnswer.Compared;
import io.redletter.reach.ReachAnswer.Range;
import io.redletter.reach.stated.Receipt;
import io.redletter.reach.stated.Receipts;
import io.redletter.reach.stated.StatedSums;
import io.redletter.reach.stated.Statement;
import io.redletter.reach.stated.Statements;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts the answer of {@code GET /reach} together. */
final class ReachQuery {
    private final ReachService reach;
    private final Ranges ranges;
    private final Groups groups;
    private final Stated stated;
    private final Neighbours neighbours;
    private final LongSupplier delayMillis;

    /** What others state. */
    record Stated(Statements statements, Receipts receipts) {
        Future<List<StatedSums.Line>> of(Scope scope) {
            Future<List<Statement>> said = statements.of(scope);
            Future<List<Receipt>> proven = receipts.of(scope);
            return Future.all(said, proven).map(both -> StatedSums.of(said.result(), proven.result()));
        }
    }

    ReachQuery(
            ReachService reach,
            Ranges ranges,
            Groups groups,
            Stated stated,
            Neighbours neighbours,
            LongSupplier delayMillis) {
        this.reach = reach;
        this.ranges = ranges;
        this.groups = groups;
        this.stated = stated;
        this.neighbours = neighbours;
        this.delayMillis = delayMillis;
    }

    Future<ReachAnswer> answer(ReachQuestion question) {
        Scope scope = question.scope();
        Span span = question.span();
        Future<Totals> totals = reach.totals(scope.text());
        Future<List<StatedSums.Line>> reported = stated.of(scope);
        Future<Optional<Range>> range = span == null
                ? Future.succeededFuture(Optional.empty())
                : ranges.of(scope, span).map(Optional::of);
        Future<Optional<List<ReachAnswer.Group>>> parts = question.group() == null
                ? Future.succeededFuture(Optional.empty())
                : groups.of(question).map(Optional::of);
        return Future.all(totals, reported, range, parts)
                .compose(all -> compared(question, range.result()))
                .map(compared -> new ReachAnswer(
                        scope.text(),
                        new TreeMap<>(totals.result().counts()),
                        totals.result().uniques(),
                        reported.result(),
                        range.result().orElse(null),
                        parts.result().orElse(null),
                        compared.orElse(null),
                        (delayMillis.getAsLong() + 999) / 1000,
                        totals.result().explain()));
    }

    /** The same days of the campaign a year before, counted from the first day of each. */
    private Future<Optional<Compared>> compared(ReachQuestion question, Optional<Range> now) {
        Span span = question.span();
        if (!question.yearBefore() || span == null || now.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return neighbours
                .yearBefore(question.scope().id())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : ranges.of(
                                        Scope.campaign(found.get().campaignId()),
                                        span.earlier(found.get().days()))
                                .map(then -> Optional.of(new Compared(
                                        found.get().campaignId(),
                                        found.get().name(),
                                        then,
                                        change(question.metric(), now.get(), then)))));
    }

    private static @Nullable Double change(String metric, Range now, Range then) {
        long before = then.counts().getOrDefault(metric, 0L);
        return before == 0 ? null : (now.counts().getOrDefault(metric, 0L) - before) / (double) before;
    }
}
