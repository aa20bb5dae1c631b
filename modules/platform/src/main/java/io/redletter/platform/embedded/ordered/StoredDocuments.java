package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A collection's documents by {@code _id}, in the order of their ids. A document that is read is the reader's own. */
final class StoredDocuments {
    private final MVMap<Object, byte[]> map;

    private StoredDocuments(MVMap<Object, byte[]> map) {
        this.map = map;
    }

    static StoredDocuments open(MVStore store, String name) {
        return new StoredDocuments(
                store.openMap(name, new MVMap.Builder<Object, byte[]>().valueType(BsonBytes.INSTANCE)));
    }

    /** The stored id that equals this one; a number may be stored as another kind of number. */
    @Nullable
    Object stored(@Nullable Object id) {
        if (id == null) {
            return null;
        }
        if (!(id instanceof Number)) {
            return map.containsKey(id) ? id : null;
        }
        return alike(id).stream().filter(map::containsKey).findFirst().orElse(null);
    }

    @Nullable
    Document get(@Nullable Object id) {
        byte[] bson = id == null ? null : bytes(id);
        return bson == null ? null : BsonBytes.decode(bson);
    }

    private byte @Nullable [] bytes(Object id) {
        return id instanceof Number
                ? alike(id).stream()
                        .map(map::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : map.get(id);
    }

    void put(Object id, Document document) {
        map.put(id, BsonBytes.encode(document));
    }

    boolean remove(Object id) {
        return map.remove(id) != null;
    }

    int size() {
        return map.size();
    }

    /** All of them, by id, read while they are asked for. */
    Stream<Document> all(boolean reverse) {
        return from(null, null, reverse);
    }

    /**
     * Whether ids of this class, and no others, are here: then they stand in the order a query expects. True for none.
     */
    boolean onlyIdsOf(Class<?> type) {
        Object first = map.firstKey();
        return first == null || (type.isInstance(first) && type.isInstance(map.lastKey()));
    }

    /** The class of all ids, if their order here is that of MongoDB; null if it is not. */
    @Nullable
    Class<?> orderedIds() {
        for (Class<?> type : List.of(String.class, Long.class)) {
            if (onlyIdsOf(type)) {
                return type;
            }
        }
        return null;
    }

    /** Both ends belong to it; null is no end. Ids must be of one class. */
    Stream<Document> from(@Nullable Object low, @Nullable Object high, boolean reverse) {
        return values(reverse ? map.cursor(high, low, true) : map.cursor(low, high, false));
    }

    /** A page of them for slow work, after an id. */
    List<Document> after(@Nullable Object id, int limit) {
        Object next = id == null ? map.firstKey() : map.higherKey(id);
        return next == null ? List.of() : from(next, null, false).limit(limit).toList();
    }

    private static Stream<Document> values(Cursor<Object, byte[]> cursor) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.NONNULL), false)
                .map(id -> BsonBytes.decode(cursor.getValue()));
    }

    private static List<Object> alike(Object id) {
        if (!(id instanceof Number number)) {
            return List.of(id);
        }
        double plain = number.doubleValue();
        boolean whole = plain == Math.rint(plain) && Math.abs(plain) < 9e15;
        if (!whole) {
            return List.of(id);
        }
        return (int) plain == plain
                ? Arrays.asList((long) plain, (int) plain, plain)
                : Arrays.asList((long) plain, plain);
    }
}
