package io.redletter.platform.embedded.ordered;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the documents themselves, which are kept by it. */
final class IdIndex extends Index<Object> {
    private final StoredDocuments documents;

    IdIndex(String name, List<IndexKey> keys, StoredDocuments documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return documents.stored(document.get("_id"));
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        Object id = document.get("_id");
        if (documents.stored(id) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
        }
    }

    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the document is its own entry
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // an _id never changes
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        // an _id never changes
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
    public void drop() {
        // goes with the collection
    }
}
