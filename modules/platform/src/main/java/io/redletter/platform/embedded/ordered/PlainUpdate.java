package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.backend.NumericUtils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The plainest updates: fields of the document itself set, taken out or counted up, or the whole replaced. Most writes
 * are of this kind, and the library copies and compares a document several times for each.
 */
final class PlainUpdate {
    private static final String ID = "_id";
    private static final Set<String> KNOWN = Set.of("$set", "$unset", "$inc");

    private final Document update;
    private final boolean replaces;

    private PlainUpdate(Document update, boolean replaces) {
        this.update = update;
        this.replaces = replaces;
    }

    /** Null where it is of another kind: the library does it then, or refuses it. */
    static @Nullable PlainUpdate of(Document update) {
        if (update.keySet().stream().noneMatch(field -> field.startsWith("$"))) {
            return isPlain(update) ? new PlainUpdate(update, true) : null;
        }
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, Object> part : update.entrySet()) {
            boolean plain = KNOWN.contains(part.getKey())
                    && part.getValue() instanceof Document change
                    && change.entrySet().stream()
                            .allMatch(one -> isPlain(part.getKey(), one) && seen.add(one.getKey()));
            if (!plain) {
                return null;
            }
        }
        return new PlainUpdate(update, false);
    }

    private static boolean isPlain(String operator, Map.Entry<String, Object> change) {
        return isName(change.getKey())
                && !change.getKey().equals(ID)
                && (operator.equals("$inc") ? isWhole(change.getValue()) : isPlain(change.getValue()));
    }

    private static boolean isName(String field) {
        return !field.isEmpty() && field.indexOf('.') < 0 && !field.startsWith("$");
    }

    private static boolean isPlain(@Nullable Object value) {
        if (value instanceof Document document) {
            return document.entrySet().stream().allMatch(part -> isName(part.getKey()) && isPlain(part.getValue()));
        }
        return !(value instanceof Collection<?> elements) || elements.stream().allMatch(PlainUpdate::isPlain);
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    /** What it makes of a document, which stays as it is; null where only the library knows. */
    @Nullable
    Document after(Document before) {
        return replaces ? replaced(before) : changed(before);
    }

    private @Nullable Document replaced(Document before) {
        Object id = before.get(ID);
        if (update.containsKey(ID) && !Objects.equals(update.get(ID), id)) {
            return null;
        }
        Document after = new Document(ID, id);
        after.putAll(update);
        return after;
    }

    private @Nullable Document changed(Document before) {
        Document after = new Document(before);
        for (Map.Entry<String, Object> part : update.entrySet()) {
            Document change = (Document) part.getValue();
            switch (part.getKey()) {
                case "$set" -> after.putAll(change);
                case "$unset" -> change.keySet().forEach(after::remove);
                default -> {
                    if (!count(after, change)) {
                        return null;
                    }
                }
            }
        }
        return after;
    }

    private static boolean count(Document after, Document change) {
        for (Map.Entry<String, Object> one : change.entrySet()) {
            Object value = after.getOrDefault(one.getKey(), 0);
            if (!isWhole(value)) {
                return false;
            }
            after.put(one.getKey(), NumericUtils.addNumbers((Number) value, (Number) one.getValue()));
        }
        return true;
    }

    /** The fields that are not the same in both. */
    static Set<String> differences(Document before, Document after) {
        Set<String> different = new HashSet<>();
        after.forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value) || !before.containsKey(field)) {
                different.add(field);
            }
        });
        before.keySet().stream().filter(field -> !after.containsKey(field)).forEach(different::add);
        return different;
    }
}
