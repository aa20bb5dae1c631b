package io.redletter.reach.count;

import io.redletter.reach.count.VisitorStore.StoredVisitors;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Unions of visitors over local days, scope by scope, so that years of many scopes never lie in memory at once. A month that has
 * been over for some days is kept for a while: nothing comes to it any more but what waited in a journal for days.
 */
final class Unions {
    private static final int MOST = 1_000;
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final int SETTLED_DAYS = 3;

    private final Clock clock;
    private final VisitorStore visitors;
    private final Remembered<Registers> months;

    Unions(Clock clock, VisitorStore visitors) {
        this.clock = clock;
        this.visitors = visitors;
        this.months = new Remembered<>(clock, MOST, FRESH);
    }

    /** About how many distinct visitors several scopes of one campaign had together, both days included. */
    Future<Long> estimate(List<String> scopes, LocalDate from, LocalDate to) {
        Registers union = new Registers();
        Future<Void> done = Future.succeededFuture();
        for (String scope : scopes) {
            done = done.compose(v -> Future.all(stretches(from, to).stream()
                            .map(stretch -> registers(scope, stretch))
                            .toList()))
                    .map(found -> {
                        found.<Registers>list().forEach(union::merge);
                        return null;
                    });
        }
        return done.map(v -> union.estimate());
    }

    /** Days of one month, both included. */
    private record Stretch(LocalDate from, LocalDate to) {
        boolean isWholeMonth() {
            return from.getDayOfMonth() == 1 && to.equals(YearMonth.from(to).atEndOfMonth());
        }
    }

    private static List<Stretch> stretches(LocalDate from, LocalDate to) {
        List<Stretch> stretches = new ArrayList<>();
        for (LocalDate at = from; !at.isAfter(to); at = at.withDayOfMonth(1).plusMonths(1)) {
            LocalDate end = YearMonth.from(at).atEndOfMonth();
            stretches.add(new Stretch(at, end.isAfter(to) ? to : end));
        }
        return stretches;
    }

    private Future<Registers> registers(String scope, Stretch stretch) {
        LocalDate today = Windows.dayOf(clock.millis());
        boolean isSettled =
                stretch.isWholeMonth() && stretch.to().plusDays(SETTLED_DAYS).isBefore(today);
        return isSettled
                ? months.get(scope + " " + YearMonth.from(stretch.from()), () -> read(scope, stretch))
                : read(scope, stretch);
    }

    private Future<Registers> read(String scope, Stretch stretch) {
        return visitors.ofDays(scope, stretch.from(), stretch.to())
                .map(found -> Registers.union(
                        found.stream().map(StoredVisitors::registers).toList()));
    }
}
