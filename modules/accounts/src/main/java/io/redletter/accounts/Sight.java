package io.redletter.accounts;

import com.mongodb.client.model.Filters;
import java.util.Set;
import org.bson.conversions.Bson;

/**
 * Which units somebody sees.
 *
 * @param everything all of them, those that will be added too
 * @param unitIds the units seen where not everything is; may be empty
 */
public record Sight(boolean everything, Set<String> unitIds) {
    private static final Sight EVERYTHING = new Sight(true, Set.of());

    public Sight {
        unitIds = Set.copyOf(unitIds);
    }

    /** Sight of everything, for the program itself. */
    public static Sight all() {
        return EVERYTHING;
    }

    public boolean sees(String unitId) {
        return everything || unitIds.contains(unitId);
    }

    /** Those documents whose {@code field} holds a unit that is seen. */
    public Bson filter(String field) {
        return everything ? Filters.empty() : Filters.in(field, unitIds);
    }
}
