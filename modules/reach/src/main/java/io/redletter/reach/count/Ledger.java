package io.redletter.reach.count;

import io.redletter.reach.Scope;
import io.redletter.reach.Scopes;
import io.redletter.reach.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The absolute counts of this writer, folded from the journal. Used by one thread at a time. */
final class Ledger {
    private static final int MAX_ROUTES = 20_000;

    private final Tally books;
    private final Map<String, ScopeLedger> scopes = new HashMap<>();
    private final Map<Route, List<ScopeLedger>> routes = new HashMap<>();
    private final Set<Tally> unsent = new LinkedHashSet<>();
    private final Set<Tally> unrolled = new LinkedHashSet<>();
    private final Set<VisitorSet> newVisitors = new LinkedHashSet<>();
    private long pendingVisitors;
    private Span span = Span.of(0);

    /** What decides under which scopes an event counts. */
    private record Route(Scopes scopes, Traits traits) {
        static Route of(ReachEvent event) {
            return new Route(event.scopes(), event.traits());
        }
    }

    /** The names of the windows of one hour, kept because most events in a row share them. */
    private record Span(long hour, String hourName, String dayName) {
        static Span of(long hour) {
            String day = Windows.day(Windows.dayOf(hour * Windows.HOUR_MILLIS));
            return new Span(hour, Windows.hour(hour), day);
        }
    }

    Ledger(String writer) {
        this.books = new Tally(WriterBooks.scope(writer), Windows.TOTAL);
    }

    /** The tally begins where MongoDB left it; Redis is told all of it, since nobody knows what it was told before. */
    void load(Tally tally, Map<String, Long> stored, long offset, long now) {
        tally.load(stored, offset, now);
        if (tally != books) {
            tally.allUnsent();
            unsent.add(tally);
        }
    }

    /** The tallies these events need that do not yet begin where MongoDB left them. */
    Set<Tally> missing(List<Numbered> events) {
        Set<Tally> missing = new LinkedHashSet<>();
        addMissing(missing, books);
        for (Numbered each : events) {
            ReachEvent event = each.event();
            if (event != null && !each.isRepeat()) {
                Span span = span(event.at());
                for (ScopeLedger scope : route(Route.of(event))) {
                    addMissing(missing, scope.tally(Windows.TOTAL));
                    addMissing(missing, scope.tally(span.dayName()));
                    if (!scope.isTrait()) {
                        addMissing(missing, scope.tally(span.hourName()));
                    }
                }
            }
        }
        return missing;
    }

    /**
     * Folds events into the counts; all tallies they need are loaded.
     *
     * @param end the offset after the last
     * @param now milliseconds since 1970
     */
    void fold(List<Numbered> events, long end, long now) {
        Set<Tally> touched = new LinkedHashSet<>();
        for (Numbered each : events) {
            add(books, WriterBooks.ACCEPTED, each.offset(), touched);
            add(books, each.verdict(), each.offset(), touched);
            ReachEvent event = each.event();
            if (event != null && !each.isRepeat()) {
                count(event, each.offset(), now, touched);
            }
        }
        touched.forEach(tally -> tally.advance(end, now));
        unsent.addAll(touched);
        unrolled.addAll(touched);
        unsent.remove(books);
    }

    private void count(ReachEvent event, long offset, long now, Set<Tally> touched) {
        Span span = span(event.at());
        String field = Windows.minuteField(event.at(), event.metric());
        for (ScopeLedger scope : route(Route.of(event))) {
            add(scope.tally(Windows.TOTAL), event.metric(), offset, touched);
            add(scope.tally(span.dayName()), event.metric(), offset, touched);
            if (scope.isTrait()) {
                continue;
            }
            add(scope.tally(span.hourName()), field, offset, touched);
            if (event.visitor() != 0 && event.quality().isPerson()) {
                visit(scope.visitors(Windows.TOTAL), event.visitor(), now);
                visit(scope.visitors(span.dayName()), event.visitor(), now);
            }
        }
    }

    private static void add(Tally tally, String name, long offset, Set<Tally> touched) {
        if (tally.add(name, offset)) {
            touched.add(tally);
        }
    }

    private void visit(VisitorSet set, long visitor, long now) {
        set.add(visitor, now);
        newVisitors.add(set);
        pendingVisitors++;
    }

    /** The writer's own books. */
    Tally books() {
        return books;
    }

    /** How many visitors are not yet in MongoDB, over all scopes. */
    long pendingVisitors() {
        return pendingVisitors;
    }

    /** Tallies of which Redis may not have all; they are taken off the list. */
    List<Tally> takeUnsent() {
        List<Tally> taken = new ArrayList<>(unsent);
        unsent.clear();
        return taken;
    }

    void unsentAgain(Tally tally) {
        unsent.add(tally);
    }

    /** Tallies of which MongoDB does not have all. */
    List<Tally> unrolled() {
        return List.copyOf(unrolled);
    }

    /** MongoDB has this tally up to an offset. */
    void rolled(Tally tally, long upTo) {
        tally.rolled(upTo);
        if (tally.isRolled()) {
            unrolled.remove(tally);
        }
    }

    /** Visitor sets with members that are not yet in MongoDB. */
    List<VisitorSet> newVisitors() {
        return List.copyOf(newVisitors);
    }

    /** MongoDB's registers hold the set's visitors up to this one. */
    void rolled(VisitorSet set, long upTo) {
        pendingVisitors -= set.rolledUpTo(upTo);
        if (set.pending() == 0) {
            newVisitors.remove(set);
        }
    }

    /** Redis lost what it had under a tag: all we hold of it must be sent again. */
    void tagLost(String tag) {
        for (ScopeLedger scope : scopes.values()) {
            if (scope.tag().equals(tag)) {
                scope.forEachTally(tally -> {
                    tally.allUnsent();
                    unsent.add(tally);
                });
                scope.forEachVisitors(VisitorSet::allUnsent);
            }
        }
    }

    /** Whether both stores have all that was folded. */
    boolean isSettled() {
        return unsent.isEmpty() && unrolled.isEmpty() && newVisitors.isEmpty();
    }

    /** Forgets what both stores have and nothing has changed since. */
    void forgetQuietSince(long time) {
        routes.clear();
        scopes.values().removeIf(scope -> scope.forgetQuietSince(time));
    }

    /** How many scopes are held. */
    int size() {
        return scopes.size();
    }

    private Span span(long at) {
        long hour = Windows.hourOf(at);
        if (span.hour() != hour) {
            span = Span.of(hour);
        }
        return span;
    }

    private static void addMissing(Set<Tally> missing, Tally tally) {
        if (!tally.isLoaded()) {
            missing.add(tally);
        }
    }

    private List<ScopeLedger> route(Route of) {
        if (routes.size() > MAX_ROUTES) {
            routes.clear();
        }
        return routes.computeIfAbsent(of, route -> Scope.all(route.scopes(), route.traits()).stream()
                .map(scope -> scopes.computeIfAbsent(scope.text(), text -> new ScopeLedger(scope)))
                .toList());
    }
}
