package io.redletter.campaign.plan;

import java.util.List;

/**
 * A unit that a plan gives something to do.
 *
 * @param name the unit as the plan writes it
 * @param role the most it is asked for anywhere in the plan: {@code lead}, else {@code responsible}, else {@code cooperate}
 * @param places where the plan says so, in its order; never empty
 */
public record FoundUnit(String name, String role, List<Place> places) {

    public FoundUnit {
        places = List.copyOf(places);
    }

    /** The same each time this document is read. */
    public String key() {
        return name;
    }
}
