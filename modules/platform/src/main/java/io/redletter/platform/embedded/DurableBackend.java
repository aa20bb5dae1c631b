package io.redletter.platform.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import io.redletter.platform.embedded.ordered.IndexedCollection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MongoDB-protocol backend on disk, made to keep what it acknowledges and to find it again. As it comes, it writes its
 * file about once a second and loses the last second to a kill; here a write command is answered after the commit that
 * contains it, which commands of several connections share. As it comes, it looks at every document; here it has ordered
 * indexes.
 */
final class DurableBackend extends H2Backend {
    private static final Logger LOG = LoggerFactory.getLogger(DurableBackend.class);
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
            "renameCollection",
            "create");
    private static final int CACHE_MEGABYTES = 16;

    private final GroupCommit commits;

    /** Without an initializer on purpose: the super constructor opens collections already. */
    private @Nullable List<IndexedCollection> collections;

    private DurableBackend(MVStore store) {
        super(store);
        this.commits = new GroupCommit(store);
    }

    static DurableBackend open(Path file) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .open();
        store.setRetentionTime(0);
        DurableBackend backend = new DurableBackend(store);
        backend.completeIndexes();
        return backend;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        String command = message.getDocument().keySet().iterator().next();
        Document answer = writes(command, message.getDocument())
                ? commits.write(() -> super.handleMessage(message))
                : read(message);
        if (command.equals("createIndexes")) {
            completeIndexes();
        }
        return answer;
    }

    /** Pages that a reader may still walk through are not written over meanwhile. */
    private Document read(MongoMessage message) {
        MVStore.TxCounter reading = getMvStore().registerVersionUsage();
        try {
            return super.handleMessage(message);
        } finally {
            getMvStore().deregisterVersionUsage(reading);
        }
    }

    private static boolean writes(String command, Document message) {
        return WRITES.contains(command) || (command.equals("aggregate") && endsInACollection(message.get("pipeline")));
    }

    private static boolean endsInACollection(@Nullable Object pipeline) {
        return pipeline instanceof List<?> stages
                && stages.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .anyMatch(stage -> stage.containsKey("$out") || stage.containsKey("$merge"));
    }

    /** A slice at a time, so that others get their turn. */
    private void completeIndexes() {
        for (IndexedCollection collection : collections()) {
            if (collection.isIncomplete()) {
                LOG.debug("building indexes collection={} documents={}", collection.getFullName(), collection.count());
                Object last = null;
                do {
                    Object after = last;
                    last = commits.write(() -> collection.addSlice(after));
                } while (last != null);
            }
        }
    }

    private synchronized List<IndexedCollection> collections() {
        List<IndexedCollection> known = collections;
        if (known == null) {
            known = new CopyOnWriteArrayList<>();
            collections = known;
        }
        return known;
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
            if (name.startsWith("system.")) {
                return super.openOrCreateCollection(name, options);
            }
            IndexedCollection collection = new IndexedCollection(this, name, options, getMvStore(), cursorRegistry);
            collections().add(collection);
            return collection;
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            if (keys.size() == 1
                    && keys.get(0).getKey().equals("_id")
                    && resolveCollection(collection, true) instanceof IndexedCollection indexed) {
                getMvStore().removeMap(mapName(collection, name)); // as earlier versions kept it
                return indexed.idIndex(name, keys);
            }
            return super.openOrCreateUniqueIndex(collection, name, keys, sparse);
        }

        @Override
        protected Index<Object> openOrCreateSecondaryIndex(
                String collection, String name, List<IndexKey> keys, boolean sparse) {
            return resolveCollection(collection, true) instanceof IndexedCollection indexed
                    ? indexed.orderedIndex(name, keys, mapName(collection, name))
                    : super.openOrCreateSecondaryIndex(collection, name, keys, sparse);
        }

        private String mapName(String collection, String index) {
            return getFullCollectionNamespace(collection) + "._index_" + index;
        }

        /** The library reads every document first and filters then; a match at the beginning tells which to read. */
        @Override
        public Document handleCommand(
                Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
            IndexedCollection aggregated = command.equals("aggregate")
                            && resolveCollection(String.valueOf(query.get(command)), false)
                                    instanceof IndexedCollection collection
                    ? collection
                    : null;
            if (aggregated == null) {
                return super.handleCommand(channel, command, query, resolver, oplog);
            }
            aggregated.expect(firstMatch(query.get("pipeline")));
            try {
                return super.handleCommand(channel, command, query, resolver, oplog);
            } finally {
                aggregated.expect(null);
            }
        }

        private @Nullable Document firstMatch(@Nullable Object pipeline) {
            return pipeline instanceof List<?> stages
                            && !stages.isEmpty()
                            && stages.get(0) instanceof Document stage
                            && stage.get("$match") instanceof Document match
                    ? match
                    : null;
        }

        @Override
        public void dropCollection(String name, Oplog oplog) {
            MongoCollection<Object> dropped = resolveCollection(name, true);
            super.dropCollection(name, oplog);
            collections().removeIf(each -> each == dropped);
        }
    }
}
