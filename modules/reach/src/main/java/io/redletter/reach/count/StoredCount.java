package io.redletter.reach.count;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One writer's absolute counts of one scope and window, as MongoDB keeps them.
 *
 * @param offset the journal offset up to which events are in them
 * @param writtenAt when it was written
 * @param values by metric, in an hour by minute and metric ({@code 07:view})
 */
record StoredCount(
        String scope, String window, String writer, long offset, Map<String, Long> values, Instant writtenAt) {
    /** One of which it does not matter when it is written. */
    StoredCount(String scope, String window, String writer, long offset, Map<String, Long> values) {
        this(scope, window, writer, offset, values, Instant.EPOCH);
    }

    static String id(String scope, String window, String writer) {
        return scope + "|" + window + "|" + writer;
    }

    String id() {
        return id(scope, window, writer);
    }

    /** The scope it is kept with. */
    String tag() {
        int bar = scope.indexOf('|');
        return bar < 0 ? scope : scope.substring(0, bar);
    }

    Map<String, Object> toFields(long hourDays) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("scope", scope);
        fields.put("tag", tag());
        fields.put("window", window);
        fields.put("writer", writer);
        fields.put("off", offset);
        fields.put("at", Date.from(writtenAt));
        fields.put("values", new Document(new HashMap<>(values)));
        if (window.equals(Windows.TOTAL)) {
            fields.put("kind", scope.indexOf('|') < 0 ? scope.substring(0, scope.indexOf(':')) : "part");
        }
        Date expires = expires(hourDays);
        if (expires != null) {
            fields.put("expires", expires);
        }
        return fields;
    }

    /** Hours go some time after they happened. */
    private @Nullable Date expires(long hourDays) {
        if (!Windows.isHour(window)) {
            return null;
        }
        return Date.from(Windows.dateIn(window)
                .plusDays(hourDays)
                .atStartOfDay(Windows.ZONE)
                .toInstant());
    }

    static StoredCount of(Document document) {
        Map<String, Long> values = new HashMap<>();
        document.get("values", new Document()).forEach((name, value) -> values.put(name, ((Number) value).longValue()));
        return new StoredCount(
                document.getString("scope"),
                document.getString("window"),
                document.getString("writer"),
                document.get("off", (Number) 0L).longValue(),
                values,
                document.get("at") instanceof Date at ? at.toInstant() : Instant.EPOCH);
    }
}
