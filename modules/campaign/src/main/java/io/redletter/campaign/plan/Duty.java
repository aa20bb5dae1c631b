package io.redletter.campaign.plan;

import java.util.List;

/**
 * A place where a plan says who answers for something: a bracket, a line with a label, a cell of a table.
 *
 * @param paragraph the paragraph it stands in
 * @param start where its words begin in the clean text
 * @param words the units and their roles, as written
 * @param units the same, one by one
 */
record Duty(int paragraph, int start, String words, List<NamedUnit> units) {

    Duty {
        units = List.copyOf(units);
    }

    /**
     * A unit in a duty.
     *
     * @param start where its name begins in the clean text
     */
    record NamedUnit(String name, String role, int start) {}

    List<UnitRole> roles() {
        return units.stream()
                .map(unit -> new UnitRole(unit.name(), unit.role()))
                .distinct()
                .toList();
    }
}
