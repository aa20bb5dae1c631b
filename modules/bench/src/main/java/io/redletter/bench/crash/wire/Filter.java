package io.redletter.bench.crash.wire;

import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/** Filters of updates: fields that must have a value, one beside the other or in a list under {@code $and}. */
final class Filter {
    private static final String AND = "$and";

    private Filter() {}

    /** All its fields in one document. */
    static BsonDocument flat(BsonDocument filter) {
        BsonDocument flat = new BsonDocument();
        filter.forEach((field, value) -> {
            if (field.equals(AND)) {
                value.asArray().forEach(part -> flat.putAll(flat(part.asDocument())));
            } else {
                flat.put(field, value);
            }
        });
        return flat;
    }

    /** The same without a field. */
    static BsonDocument without(BsonDocument filter, String unwanted) {
        BsonDocument rest = new BsonDocument();
        filter.forEach((field, value) -> {
            if (field.equals(AND)) {
                BsonArray parts = new BsonArray();
                for (BsonValue part : value.asArray()) {
                    BsonDocument left = without(part.asDocument(), unwanted);
                    if (!left.isEmpty()) {
                        parts.add(left);
                    }
                }
                rest.put(AND, parts);
            } else if (!field.equals(unwanted)) {
                rest.put(field, value);
            }
        });
        return rest;
    }
}
