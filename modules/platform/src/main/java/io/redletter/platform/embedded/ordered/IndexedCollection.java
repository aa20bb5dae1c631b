package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * A collection that answers by {@code _id} and from ordered indexes, and looks at every document only where neither fits.
 * Writes come one after the other; reads do not wait for them.
 */
public final class IndexedCollection extends AbstractMongoCollection<Object> {
    private static final int SLICE = 2000;

    /** What this thread's aggregation looks for first. */
    private static final ThreadLocal<@Nullable Expected> FIRST_MATCH = new ThreadLocal<>();

    private final MVStore store;
    private final MVMap<String, Object> meta;
    private final StoredDocuments documents;
    private final List<OrderedIndex> ordered = new CopyOnWriteArrayList<>();

    /** Beside the one on {@code _id}: the library's own, which answer what names exactly their fields. */
    private final List<Index<Object>> unique = new CopyOnWriteArrayList<>();

    private final Finding finding;

    /** Opens it, or makes it anew. */
    public IndexedCollection(
            MongoDatabase database, String name, CollectionOptions options, MVStore store, CursorRegistry cursors) {
        super(database, name, options, cursors);
        String fullName = database.getDatabaseName() + "." + name;
        this.store = store;
        this.meta = store.openMap("meta." + fullName);
        this.documents = StoredDocuments.open(store, "databases." + fullName);
        this.finding = new Finding(documents, ordered, unique);
    }

    /** The index on {@code _id}. */
    public Index<Object> idIndex(String name, List<IndexKey> keys) {
        return new IdIndex(name, keys, documents);
    }

    /** @param map the name of the map that keeps it */
    public Index<Object> orderedIndex(String name, List<IndexKey> keys, String map) {
        return ordered.stream()
                .filter(open -> open.getName().equals(name))
                .findFirst()
                .orElseGet(() -> new OrderedIndex(name, keys, entries(map), new IndexFlags(meta, name)));
    }

    private MVMap<byte[], byte[]> entries(String map) {
        return store.openMap(
                map,
                new MVMap.Builder<byte[], byte[]>().keyType(KeyBytes.INSTANCE).valueType(KeyBytes.INSTANCE));
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        super.addIndex(index);
        if (index.isUnique() && !(index instanceof IdIndex) && getIndexes().contains(index)) {
            unique.add(index);
        }
        if (index instanceof OrderedIndex added && getIndexes().contains(index) && !ordered.contains(added)) {
            ordered.add(added);
        }
    }

    @Override
    public synchronized void dropIndex(String name) {
        ordered.removeIf(index -> index.getName().equals(name));
        unique.removeIf(index -> index.getName().equals(name));
        super.dropIndex(name);
    }

    /** Whether some index does not hold every document yet. */
    public boolean isIncomplete() {
        return ordered.stream().anyMatch(index -> !index.flags().complete());
    }

    /**
     * Adds the next documents to the indexes that were declared after them. Writes that come between the slices keep the
     * index up to date themselves.
     *
     * @param after the last document's id of the slice before, null for the first
     * @return the last document's id, null when everything is done
     */
    public synchronized @Nullable Object addSlice(@Nullable Object after) {
        List<OrderedIndex> incomplete =
                ordered.stream().filter(index -> !index.flags().complete()).toList();
        List<Document> slice = documents.after(after, SLICE);
        for (Document document : slice) {
            Object id = Objects.requireNonNull(document.get("_id"), "an _id");
            incomplete.forEach(index -> index.add(document, id, this));
        }
        if (slice.size() < SLICE) {
            incomplete.forEach(index -> index.flags().markComplete());
            return null;
        }
        return slice.get(slice.size() - 1).get("_id");
    }

    /** Lets this thread's next look at all documents look only at those that may match. */
    public void expect(@Nullable Document match) {
        if (match == null) {
            FIRST_MATCH.remove();
        } else {
            FIRST_MATCH.set(new Expected(this, match));
        }
    }

    @Override
    public Stream<Document> queryAllAsStream() {
        Expected expected = FIRST_MATCH.get();
        if (expected == null || expected.who() != this) {
            return documents.all(false);
        }
        FIRST_MATCH.remove();
        return finding.candidates(expected.match(), null, false).documents();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Finding.Candidates candidates = finding.candidates(query, orderBy, limit > 0);
        return matchDocumentsFromStream(
                candidates.rest(),
                candidates.documents(),
                skip,
                limit,
                batchSize,
                candidates.ordered() ? null : deriveComparator(orderBy),
                fields);
    }

    /** What an aggregation begins with. */
    private record Expected(IndexedCollection who, Document match) {}

    /** The library's own matcher remembers a position and must not be shared by readers. */
    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        Boolean plain = PlainMatch.decide(document, query);
        return plain == null ? new DefaultQueryMatcher().matches(document, query) : plain;
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        return documents.get(position);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object id = Objects.requireNonNull(document.get(getIdField()), "an _id");
        documents.put(id, document);
        return id;
    }

    @Override
    protected void removeDocument(Object position) {
        if (!documents.remove(position)) {
            throw new NoSuchElementException("no document " + position);
        }
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, after);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.all(false).map(document -> new DocumentWithPosition<>(document, document.get(getIdField())));
    }

    @Override
    public int count() {
        return documents.size();
    }

    /** Nobody asks for it, and keeping it would encode every document twice more. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int delta) {
        // not tracked
    }

    @Override
    public synchronized void addDocument(Document document) {
        super.addDocument(document);
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        return super.findAndModify(query);
    }

    @Override
    public synchronized List<Document> insertDocuments(List<Document> fresh, boolean isOrdered) {
        return super.insertDocuments(fresh, isOrdered);
    }

    @Override
    public synchronized int deleteDocuments(Document selector, int limit, Oplog oplog) {
        return super.deleteDocuments(selector, limit, oplog);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        Document done = multi || upsert || !filters.isEmpty() ? null : updatePlainly(selector, update);
        return done == null ? super.updateDocuments(selector, update, filters, multi, upsert, oplog) : done;
    }

    /** One document named by its id, changed in the plainest way; null where it is anything else. */
    private @Nullable Document updatePlainly(Document selector, Document update) {
        List<Object> ids = Conditions.of(selector).on("_id").values();
        PlainUpdate plain = ids == null || ids.size() != 1 ? null : PlainUpdate.of(update);
        if (ids == null || plain == null) {
            return null;
        }
        Object id = documents.stored(ids.get(0));
        Document before = documents.get(id);
        if (id == null || before == null || !documentMatchesQuery(before, selector)) {
            return counted(0, 0);
        }
        Document after = plain.after(before);
        if (after == null) {
            return null;
        }
        Set<String> changed = PlainUpdate.differences(before, after);
        if (!changed.isEmpty()) {
            move(id, before, after, changed);
        }
        return counted(1, changed.isEmpty() ? 0 : 1);
    }

    private void move(Object id, Document before, Document after, Set<String> changed) {
        unique.forEach(index -> index.checkUpdate(before, after, this));
        unique.forEach(index -> index.updateInPlace(before, after, id, this));
        ordered.stream()
                .filter(index -> index.dependsOn(changed))
                .forEach(index -> index.updateInPlace(before, after, id, this));
        documents.put(id, after);
    }

    private static Document counted(int matched, int modified) {
        return new Document("n", matched).append("nModified", modified);
    }

    @Override
    public synchronized void removeDocument(Document document) {
        super.removeDocument(document);
    }

    @Override
    public synchronized void renameTo(MongoDatabase database, String name) {
        super.renameTo(database, name);
    }
}
