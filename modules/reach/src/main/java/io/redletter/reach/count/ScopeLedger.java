package io.redletter.reach.count;

import io.redletter.reach.Scope;
import io.redletter.reach.ScopeKind;
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

    boolean isPart() {
        return scope.isPart();
    }

    boolean isCampaign() {
        return !scope.isPart() && scope.kind() == ScopeKind.CAMPAIGN;
    }

    /** Whether this is a campaign's part of the other, such as its readers by a channel of all readers by that channel. */
    boolean isPartOf(ScopeLedger other) {
        return scope.isPart()
                && !other.isPart()
                && scope.kind() == other.scope.kind()
                && scope.id().equals(other.scope.id());
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
