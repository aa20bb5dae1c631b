package io.redletter.reach.count;

import io.redletter.reach.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** All that this writer counts under one scope: its total, days, hours, and visitors. */
final class ScopeLedger {
    private final Scope scope;
    private final Map<String, Tally> tallies = new HashMap<>();
    private final Map<String, VisitorSet> visitors = new HashMap<>();

    ScopeLedger(Scope scope) {
        this.scope = scope;
    }

    /** Whether it has neither hours nor visitors. */
    boolean isTrait() {
        return scope.kind().isTrait();
    }

    String tag() {
        return scope.tag();
    }

    Tally tally(String window) {
        return tallies.computeIfAbsent(window, name -> new Tally(scope.text(), name));
    }

    VisitorSet visitors(String window) {
        return visitors.computeIfAbsent(window, name -> new VisitorSet(scope.text(), name));
    }

    void forEachTally(Consumer<Tally> action) {
        tallies.values().forEach(action);
    }

    void forEachVisitors(Consumer<VisitorSet> action) {
        visitors.values().forEach(action);
    }

    /** Forgets what both stores have and nothing has changed since; true if nothing is left. */
    boolean forgetQuietSince(long time) {
        tallies.values().removeIf(tally -> tally.isQuietSince(time));
        visitors.values().removeIf(set -> set.isQuietSince(time));
        return tallies.isEmpty() && visitors.isEmpty();
    }
}
