package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import io.redletter.platform.embedded.ordered.Conditions.Bound;
import io.redletter.platform.embedded.ordered.Conditions.Demand;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A walk through the documents in the order of their ids.
 *
 * @param documents those in the range, read while they are asked for
 * @param ordered whether they come in the order asked for
 */
record IdRange(Stream<Document> documents, boolean ordered) {

    /** Null where ids of different kinds stand in no common order, or where nothing is gained. */
    static @Nullable IdRange of(StoredDocuments documents, Demand demand, @Nullable Document orderBy, boolean limited) {
        Map.Entry<String, Object> by = orderBy == null || orderBy.isEmpty()
                ? null
                : orderBy.entrySet().iterator().next();
        boolean ordered = by == null || by.getKey().equals("_id");
        Class<?> type = documents.orderedIds();
        if (type == null || (!demand.hasRange() && !(by != null && ordered && limited))) {
            return null;
        }
        boolean reverse = ordered && by != null && by.getValue() instanceof Number up && up.intValue() < 0;
        Object low = end(type, demand.low());
        Object high = end(type, demand.high());
        boolean foreign = (low == null && demand.low() != null) || (high == null && demand.high() != null);
        return foreign ? null : new IdRange(documents.from(low, high, reverse), ordered);
    }

    /** The bound as ids are stored; null for none, or for one of another type. */
    private static @Nullable Object end(Class<?> type, @Nullable Bound bound) {
        Object value = bound == null ? null : bound.value();
        if (type == Long.class && value instanceof Number number) {
            double plain = number.doubleValue();
            return plain == Math.rint(plain) ? number.longValue() : null;
        }
        return type.isInstance(value) ? value : null;
    }
}
