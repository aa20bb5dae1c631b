package io.redletter.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The MongoDB-protocol backend on disk, made to keep what it acknowledges: as it comes, it writes its file about once a
 * second and loses the last second to a kill; here every write command is committed before its answer leaves. A query
 * that names a plain {@code _id} is answered from the map instead of by a scan.
 */
final class DurableBackend extends H2Backend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "findAndModify",
            "createIndexes",
            "dropIndexes",
            "drop",
            "dropDatabase",
            "create");

    private DurableBackend(MVStore store) {
        super(store);
    }

    static DurableBackend open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(16)
                .open();
        store.setRetentionTime(0);
        return new DurableBackend(store);
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document answer = super.handleMessage(message);
        if (WRITES.contains(message.getDocument().keySet().iterator().next())) {
            getMvStore().commit();
        }
        return answer;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new Database(name, getCursorRegistry());
    }

    /** An inner class on purpose: its super constructor already opens collections, and needs the backend's store then. */
    private final class Database extends H2Database {
        Database(String name, CursorRegistry cursors) {
            super(name, getMvStore(), cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String fullName = databaseName + "." + name;
            MVMap<Object, Document> documents = getMvStore().openMap("databases." + fullName);
            MVMap<String, Object> meta = getMvStore().openMap("meta." + fullName);
            return new IdFirstCollection(this, name, options, documents, meta, cursorRegistry);
        }
    }

    /** Finds by a plain text {@code _id}, or a list of them, in its map, then applies the rest of the query. */
    private static final class IdFirstCollection extends H2Collection {
        IdFirstCollection(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> meta,
                CursorRegistry cursors) {
            super(database, name, options, documents, meta, cursors);
        }

        @Override
        protected QueryResult matchDocuments(
                Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
            List<?> ids = ids(query.get("_id"));
            if (ids == null && query.get("$and") instanceof Collection<?> parts) {
                ids = namedBy(parts);
            }
            if (ids == null) {
                return super.matchDocuments(query, orderBy, skip, limit, batchSize, projection);
            }
            Stream<Document> named =
                    ids.stream().distinct().map(this::getDocument).filter(Objects::nonNull);
            return matchDocumentsFromStream(named, query, orderBy, skip, limit, batchSize, projection);
        }

        /** The driver writes a conjunction as {@code $and} even where its parts name different fields. */
        private static @Nullable List<?> namedBy(Collection<?> parts) {
            for (Object part : parts) {
                List<?> ids = part instanceof Document condition ? ids(condition.get("_id")) : null;
                if (ids != null) {
                    return ids;
                }
            }
            return null;
        }

        private static @Nullable List<?> ids(@Nullable Object id) {
            if (id instanceof String) {
                return List.of(id);
            }
            if (id instanceof Document operators
                    && operators.size() == 1
                    && operators.get("$in") instanceof Collection<?> in
                    && in.stream().allMatch(String.class::isInstance)) {
                return List.copyOf(in);
            }
            return null;
        }
    }
}
