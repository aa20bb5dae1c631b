package io.redletter.campaign.proposal;

import io.redletter.accounts.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Finds the unit of the tree that a plan means: plans leave out the place (市生态环境局 for 清溪市生态环境局), trees leave out the
 * house. Where two could be meant, none is.
 */
public final class UnitNames {
    private static final String PLACES = "省市区县州盟旗";
    private static final int TELLING = 4;

    private final List<Unit> units;

    public UnitNames(List<Unit> units) {
        this.units = List.copyOf(units);
    }

    /** The unit of this name, if it is one and only one. */
    public Optional<Unit> find(String name) {
        String wanted = folded(name);
        if (wanted.length() < 2) {
            return Optional.empty();
        }
        List<Unit> exact = units.stream()
                .filter(unit -> folded(unit.name()).equals(wanted))
                .toList();
        if (!exact.isEmpty()) {
            return exact.size() == 1 ? Optional.of(exact.get(0)) : Optional.empty();
        }
        List<Unit> alike = units.stream()
                .filter(unit -> alike(folded(unit.name()), wanted))
                .toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }

    private static boolean alike(String one, String other) {
        String longer = one.length() >= other.length() ? one : other;
        String shorter = one.length() >= other.length() ? other : one;
        if (shorter.length() < 3 || !longer.endsWith(shorter)) {
            return false;
        }
        String before = longer.substring(0, longer.length() - shorter.length());
        boolean place = PLACES.indexOf(shorter.charAt(0)) >= 0
                ? before.length() <= 6
                : PLACES.indexOf(before.charAt(before.length() - 1)) >= 0;
        return place || shorter.length() >= TELLING;
    }

    private static String folded(String name) {
        return name.replaceAll("[\\s\u3000()\uFF08\uFF09\u201C\u201D\"]+", "");
    }
}
