package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides the plainest queries, {@code {_id, version, state}} and their like, without the library's general matcher. */
final class PlainMatch {
    private PlainMatch() {}

    /** Null where the query asks for more than equality of plain values: the library decides then. */
    static @Nullable Boolean decide(Document document, Document query) {
        boolean sure = true;
        for (Map.Entry<String, Object> part : query.entrySet()) {
            Boolean holds = holds(document, part.getKey(), part.getValue());
            if (Boolean.FALSE.equals(holds)) {
                return false;
            }
            sure &= holds != null;
        }
        return sure ? true : null;
    }

    private static @Nullable Boolean holds(Document document, String field, @Nullable Object wanted) {
        if (field.equals("$and") && wanted instanceof Collection<?> parts) {
            return all(document, parts);
        }
        if (field.startsWith("$") || field.indexOf('.') >= 0) {
            return null;
        }
        return equal(document.get(field), wanted);
    }

    private static @Nullable Boolean all(Document document, Collection<?> parts) {
        boolean sure = true;
        for (Object part : parts) {
            Boolean holds = part instanceof Document condition ? decide(document, condition) : null;
            if (Boolean.FALSE.equals(holds)) {
                return false;
            }
            sure &= holds != null;
        }
        return sure ? true : null;
    }

    private static @Nullable Boolean equal(@Nullable Object stored, @Nullable Object wanted) {
        if (wanted instanceof String
                || wanted instanceof Instant
                || wanted instanceof Boolean
                || wanted instanceof ObjectId) {
            return stored instanceof Collection ? null : wanted.equals(stored);
        }
        if (wanted instanceof Number one && stored instanceof Number other && isWhole(one) && isWhole(other)) {
            return one.longValue() == other.longValue();
        }
        return null;
    }

    private static boolean isWhole(Number value) {
        return value instanceof Long || value instanceof Integer;
    }
}
