package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A secondary index: one key per document, or several where a field is an array; the values of the fields in their order,
 * then the {@code _id}. The keys alone say all; a value is empty unless the {@code _id} cannot be read from the key.
 */
final class OrderedIndex extends Index<Object> {
    private static final byte[] NOTHING = new byte[0];

    private final MVMap<byte[], byte[]> entries;
    private final IndexFlags flags;
    private final List<String> fields;
    private final List<Boolean> ascending;

    /** The fields of the document itself on which the keys depend. */
    private final Set<String> roots;

    OrderedIndex(String name, List<IndexKey> keys, MVMap<byte[], byte[]> entries, IndexFlags flags) {
        super(name, keys, true);
        this.entries = entries;
        this.flags = flags;
        List<IndexKey> own = endsWithId(keys) ? keys.subList(0, keys.size() - 1) : keys;
        this.fields = own.stream().map(IndexKey::getKey).toList();
        this.ascending = own.stream().map(IndexKey::isAscending).toList();
        this.roots = fields.stream().map(Utils::firstFragment).collect(Collectors.toUnmodifiableSet());
        if (!flags.complete()) {
            entries.clear();
        }
    }

    /** The {@code _id} ends every key anyway. */
    private static boolean endsWithId(List<IndexKey> keys) {
        IndexKey last = keys.get(keys.size() - 1);
        return keys.size() > 1 && last.getKey().equals("_id") && last.isAscending();
    }

    /** How many fields stand before the {@code _id}. */
    int size() {
        return fields.size();
    }

    /** The field at a position; after the last of its own comes {@code _id}. */
    String field(int position) {
        return position < fields.size() ? fields.get(position) : "_id";
    }

    boolean ascending(int position) {
        return position >= fields.size() || ascending.get(position);
    }

    IndexFlags flags() {
        return flags;
    }

    MVMap<byte[], byte[]> entries() {
        return entries;
    }

    /** The {@code _id} of the document that an entry names. */
    Object id(byte[] key, byte[] value) {
        Object id = value.length == 0 ? KeyReader.id(key, KeyReader.skip(key, ascending)) : null;
        return id == null ? Objects.requireNonNull(BsonBytes.decode(value).get("_id"), "an _id") : id;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        for (byte[] key : keys(document)) {
            entries.put(key, value(position));
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        keys(document).forEach(entries::remove);
        return null;
    }

    /** Whether keys may differ where these fields of a document do. */
    boolean dependsOn(Set<String> changed) {
        return !Collections.disjoint(roots, changed);
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        Collection<byte[]> old = keys(before);
        Collection<byte[]> now = keys(after);
        old.stream().filter(key -> !contains(now, key)).forEach(entries::remove);
        now.stream().filter(key -> !contains(old, key)).forEach(key -> entries.put(key, value(position)));
    }

    private static boolean contains(Collection<byte[]> keys, byte[] key) {
        return keys.stream().anyMatch(each -> Arrays.equals(each, key));
    }

    @Override
    public void drop() {
        flags.forget();
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        // nothing is refused: not a unique index
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // nothing is refused: not a unique index
    }

    /** The collection asks its plan, not this. */
    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("see Plan");
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    /** It is filled by its collection, in slices, not by the library at once. */
    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    private static byte[] value(Object position) {
        boolean readable = position instanceof String || position instanceof ObjectId;
        return readable ? NOTHING : BsonBytes.encode(new Document("_id", position));
    }

    private Collection<byte[]> keys(Document document) {
        byte[] only = onlyKey(document);
        return only == null ? allKeys(document) : List.of(only);
    }

    /** The common case at once: no field is an array, each has an order. Null where it is not so. */
    private byte @Nullable [] onlyKey(Document document) {
        KeyWriter key = new KeyWriter();
        for (int field = 0; field < fields.size(); field++) {
            Object value = roots.contains(fields.get(field))
                    ? document.getOrMissing(fields.get(field))
                    : Utils.getSubdocumentValueCollectionAware(document, fields.get(field));
            if (value instanceof Collection || !KeyWriter.isExact(value)) {
                return null;
            }
            key.value(value, ascending.get(field));
        }
        return key.value(document.get("_id"), true).bytes();
    }

    private Collection<byte[]> allKeys(Document document) {
        List<byte[]> keys = List.of(NOTHING);
        for (int field = 0; field < fields.size(); field++) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, fields.get(field));
            if (value instanceof Collection<?> elements) {
                flags.markArray(field);
                keys = multiplied(keys, elements, field);
            } else {
                keys = extended(keys, value, field);
            }
        }
        Object id = document.get("_id");
        Collection<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        keys.forEach(key -> distinct.add(new KeyWriter(key).value(id, true).bytes()));
        return distinct;
    }

    private List<byte[]> multiplied(List<byte[]> keys, Collection<?> elements, int field) {
        if (elements.isEmpty()) {
            return extended(keys, KeyWriter.NO_ELEMENTS, field);
        }
        List<byte[]> all = new ArrayList<>();
        for (Object element : elements) {
            all.addAll(extended(keys, element, field));
        }
        return all;
    }

    private List<byte[]> extended(List<byte[]> keys, @Nullable Object value, int field) {
        if (!KeyWriter.isExact(value)) {
            flags.markUnordered(field);
        }
        boolean up = ascending.get(field);
        return keys.stream()
                .map(key -> new KeyWriter(key).value(value, up).bytes())
                .toList();
    }
}
