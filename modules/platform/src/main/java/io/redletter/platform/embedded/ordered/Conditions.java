package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of single fields, as far as an index can help. Whatever is left out here only makes the
 * candidates more; each is held against the whole query afterwards.
 */
final class Conditions {
    private static final Demand NONE = new Demand();

    private final Map<String, Demand> demands = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.read(query);
        return conditions;
    }

    Demand on(String field) {
        return demands.getOrDefault(field, NONE);
    }

    /** A query without its conditions on {@code _id}, for candidates that were chosen by all of them. */
    static Document withoutId(Document query) {
        Document rest = new Document();
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                rest.put(
                        field,
                        parts.stream()
                                .map(part -> part instanceof Document condition ? withoutId(condition) : part)
                                .filter(part -> !(part instanceof Document condition) || !condition.isEmpty())
                                .toList());
            } else if (!field.equals("_id")) {
                rest.put(field, value);
            }
        });
        if (rest.get("$and") instanceof Collection<?> parts && parts.isEmpty()) {
            rest.remove("$and");
        }
        return rest;
    }

    /** The driver writes a conjunction as {@code $and} even where its parts name different fields. */
    private void read(Document query) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Document condition) {
                        read(condition);
                    }
                });
            } else if (!field.startsWith("$")) {
                demands.computeIfAbsent(field, name -> new Demand()).read(field, value);
            }
        });
    }

    /** What one field must be: one of some values, or in a range. The first of several conditions of a kind is kept. */
    static final class Demand {
        private @Nullable List<Object> values;
        private @Nullable Bound low;
        private @Nullable Bound high;
        private int conditions;

        /** Whether {@link #values()} says all that is demanded. */
        boolean isOnlyValues() {
            return values != null && conditions == 1;
        }

        /** The values it may have, null ones as {@link Missing}; null if none are named. */
        @Nullable
        List<Object> values() {
            return values;
        }

        @Nullable
        Bound low() {
            return low;
        }

        @Nullable
        Bound high() {
            return high;
        }

        boolean hasRange() {
            return low != null || high != null;
        }

        private void read(String field, @Nullable Object value) {
            conditions += value instanceof Document operators ? operators.size() : 1;
            if (value instanceof Document operators) {
                operators.forEach((operator, operand) -> read(field, operator, operand));
            } else {
                equal(field, List.of(Missing.ofNullable(value)));
            }
        }

        private void read(String field, String operator, @Nullable Object operand) {
            switch (operator) {
                case "$eq" -> equal(field, List.of(Missing.ofNullable(operand)));
                case "$in" -> {
                    if (operand instanceof Collection<?> in) {
                        equal(
                                field,
                                in.stream().map(Missing::ofNullable).distinct().toList());
                    }
                }
                case "$gt", "$gte" -> low =
                        low == null && plain(operand) ? new Bound(operand, operator.equals("$gte")) : low;
                case "$lt", "$lte" -> high =
                        high == null && plain(operand) ? new Bound(operand, operator.equals("$lte")) : high;
                default -> {
                    // held against the document only
                }
            }
        }

        /** Null below an array has rules of its own. */
        private void equal(String field, List<Object> wanted) {
            boolean usable = wanted.stream()
                    .allMatch(value -> plain(value) || (Missing.isNullOrMissing(value) && field.indexOf('.') < 0));
            if (values == null && usable) {
                values = wanted;
            }
        }

        private static boolean plain(@Nullable Object value) {
            return value instanceof String
                    || value instanceof Number
                    || value instanceof Instant
                    || value instanceof Boolean
                    || value instanceof ObjectId;
        }
    }

    /** One end of a range. */
    record Bound(@Nullable Object value, boolean inclusive) {}
}
