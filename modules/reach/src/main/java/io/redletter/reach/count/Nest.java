package io.redletter.reach.count;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Sets of visitors that hold one another: whoever is in a campaign's part on a day is also in the part in all, in the campaign, and
 * in what the part is a part of. So who can raise no register of the smallest set can raise none of those around it, and most
 * visitors, who come again, are known by a look at three sets of fourteen.
 *
 * @param parts those of a part of the campaign: of the day first, then those around it
 * @param campaign of the day, and in all
 */
record Nest(List<List<VisitorSet>> parts, List<VisitorSet> campaign) {
    /** Sets of the scopes of one origin, as {@link io.redletter.reach.Scope#all} gives them. */
    static Nest of(List<ScopeLedger> scopes, String day) {
        List<List<VisitorSet>> parts = new ArrayList<>();
        List<VisitorSet> campaign = new ArrayList<>();
        for (ScopeLedger scope : scopes) {
            if (scope.isPart() && !scope.isTrait()) {
                parts.add(scopes.stream()
                        .filter(each -> each == scope || scope.isPartOf(each))
                        .flatMap(each -> both(each, day))
                        .toList());
            } else if (scope.isCampaign()) {
                campaign.addAll(both(scope, day).toList());
            }
        }
        return new Nest(parts, campaign);
    }

    /** Adds a visitor to the sets that do not hold such a one yet, and tells of each. */
    void add(long visitor, long hash, long now, Consumer<VisitorSet> raised) {
        boolean isNewToAllParts = true;
        for (List<VisitorSet> part : parts) {
            isNewToAllParts &= add(part, visitor, hash, now, raised);
        }
        if (isNewToAllParts) {
            add(campaign, visitor, hash, now, raised);
        }
    }

    private static boolean add(List<VisitorSet> inner, long visitor, long hash, long now, Consumer<VisitorSet> raised) {
        for (int i = 0; i < inner.size(); i++) {
            VisitorSet set = inner.get(i);
            if (set.add(visitor, hash, now)) {
                raised.accept(set);
            } else if (i == 0) {
                return false;
            }
        }
        return true;
    }

    private static Stream<VisitorSet> both(ScopeLedger scope, String day) {
        return Stream.of(scope.visitors(day), scope.visitors(Windows.TOTAL));
    }
}
