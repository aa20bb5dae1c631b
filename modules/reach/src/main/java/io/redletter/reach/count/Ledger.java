package io.redletter.reach.count;

import io.redletter.reach.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The absolute counts of this writer, folded from the journal. Used by one thread at a time. */
final class Ledger {
    private static final int MAX_ROUTES = 20_000;
    /** Memory for visitors: what is not yet written, and what tells who need not be written again. */
    private static final long MAX_VISITOR_BYTES = 96L << 20;

    private final Tally books;
    private final Map<String, ScopeLedger> scopes = new HashMap<>();
    private final Map<Origin, Route> routes = new HashMap<>();
    private final Set<Tally> unsent = new LinkedHashSet<>();
    private final Set<Tally> unrolled = new LinkedHashSet<>();
    private final Set<VisitorSet> newVisitors = new LinkedHashSet<>();
    private long pendingVisitors;
    private long visitorBytes;
    private Span span = Span.of(0);

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

    /** Sorts a batch by where it counts; it is folded before another is sorted. */
    Sorted sort(List<Numbered> records) {
        List<Cell> cells = new ArrayList<>();
        List<Sorted.Visit> visits = new ArrayList<>();
        for (Numbered each : records) {
            ReachEvent event = each.event();
            if (event != null && !each.isRepeat()) {
                Route route = route(event.origin());
                route.cell(event.metric(), Windows.minuteOf(event.at()), cells).add(each.offset());
                if (event.visitor() != 0 && event.quality().isPerson()) {
                    visits.add(new Sorted.Visit(route, span(event.at()).dayName(), event.visitor()));
                }
            }
        }
        cells.forEach(cell -> cell.route().clear());
        return new Sorted(records, cells, visits);
    }

    /** The tallies a batch needs that do not yet begin where MongoDB left them. */
    Set<Tally> missing(Sorted batch) {
        Set<Tally> missing = new LinkedHashSet<>();
        addMissing(missing, books);
        for (Cell cell : batch.cells()) {
            Span span = span(cell.at());
            for (ScopeLedger scope : cell.route().scopes()) {
                addMissing(missing, scope.tally(Windows.TOTAL));
                addMissing(missing, scope.tally(span.dayName()));
                if (!scope.isTrait()) {
                    addMissing(missing, scope.tally(span.hourName()));
                }
            }
        }
        return missing;
    }

    /**
     * Folds a batch into the counts; all tallies it needs are loaded.
     *
     * @param end the offset after the last record
     * @param now milliseconds since 1970
     */
    void fold(Sorted batch, long end, long now) {
        Set<Tally> touched = new LinkedHashSet<>();
        for (Numbered each : batch.records()) {
            if (each.offset() >= books.offset()) {
                books.add(WriterBooks.ACCEPTED, 1);
                books.add(each.verdict(), 1);
                touched.add(books);
            }
        }
        batch.cells().forEach(cell -> count(cell, touched));
        batch.visits().forEach(visit -> visit(visit, now));
        touched.forEach(tally -> tally.advance(end, now));
        unsent.addAll(touched);
        unrolled.addAll(touched);
        unsent.remove(books);
        reviewRegisters();
    }

    private void count(Cell cell, Set<Tally> touched) {
        Span span = span(cell.at());
        String field = Windows.minuteField(cell.at(), cell.metric());
        for (ScopeLedger scope : cell.route().scopes()) {
            add(scope.tally(Windows.TOTAL), cell.metric(), cell, touched);
            add(scope.tally(span.dayName()), cell.metric(), cell, touched);
            if (!scope.isTrait()) {
                add(scope.tally(span.hourName()), field, cell, touched);
            }
        }
    }

    /** What the tally holds already, in a replay, it does not count again. */
    private static void add(Tally tally, String name, Cell cell, Set<Tally> touched) {
        int events = cell.since(tally.offset());
        if (events > 0) {
            tally.add(name, events);
            touched.add(tally);
        }
    }

    private void visit(Sorted.Visit visit, long now) {
        long hash = VisitorSet.hash(visit.visitor());
        visit.route().visitors(visit.day()).add(visit.visitor(), hash, now, set -> {
            newVisitors.add(set);
            pendingVisitors++;
        });
    }

    /** What is written already is forgotten where memory gets short; what is not must be kept. */
    private void reviewRegisters() {
        visitorBytes = sumOfVisitorBytes();
        if (visitorBytes > MAX_VISITOR_BYTES) {
            scopes.values().forEach(scope -> scope.forEachVisitors(VisitorSet::forgetRegisters));
            visitorBytes = sumOfVisitorBytes();
        }
    }

    private long sumOfVisitorBytes() {
        long[] bytes = new long[1];
        scopes.values().forEach(scope -> scope.forEachVisitors(set -> bytes[0] += set.bytes()));
        return bytes[0];
    }

    /** Whether no more visitors can be held before the stores have those that are. */
    boolean isFull() {
        if (visitorBytes > MAX_VISITOR_BYTES) {
            reviewRegisters();
        }
        return visitorBytes > MAX_VISITOR_BYTES;
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

    private Route route(Origin origin) {
        Route known = routes.get(origin);
        if (known != null) {
            return known;
        }
        if (routes.size() > MAX_ROUTES) {
            routes.clear();
        }
        Route made = new Route(Scope.all(origin.scopes(), origin.traits()).stream()
                .map(scope -> scopes.computeIfAbsent(scope.text(), text -> new ScopeLedger(scope)))
                .toList());
        routes.put(origin, made);
        return made;
    }
}
