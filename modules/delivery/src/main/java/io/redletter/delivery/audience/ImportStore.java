package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWrapper;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/**
 * Imports, their faults (collection {@code audience_faults}) and how people were before them ({@code audience_former}); the
 * last two end with the days in which an import can be undone.
 */
final class ImportStore {
    /** The most faults that are kept of one import; the rest are counted. */
    static final int MOST_FAULTS = 20_000;

    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_OPEN = 200;

    private final Platform platform;
    private final Documents<AudienceImport> documents;
    private final MongoCollection<Document> faults;
    private final MongoCollection<Document> former;
    private final Duration undo;

    ImportStore(Platform platform, Duration undo) {
        this.platform = platform;
        this.documents = new Documents<>(platform.mongo(), "audience import", "audience_imports", AudienceImport.class);
        this.faults = platform.mongo().collection("audience_faults", Document.class);
        this.former = platform.mongo().collection("audience_former", Document.class);
        this.undo = undo;
    }

    Future<Void> start() {
        IndexOptions ends = new IndexOptions().expireAfter(0L, TimeUnit.SECONDS);
        return documents
                .indexes(
                        new IndexModel(Indexes.ascending("listId", "_id")),
                        new IndexModel(Indexes.ascending("state", "_id")),
                        new IndexModel(Indexes.ascending("expires"), ends))
                .compose(v -> platform.mongo()
                        .done(faults.createIndexes(List.of(
                                new IndexModel(Indexes.ascending("importId", "row")),
                                new IndexModel(Indexes.ascending("expires"), ends)))))
                .compose(v -> platform.mongo()
                        .done(former.createIndexes(List.of(
                                new IndexModel(Indexes.ascending("hash")),
                                new IndexModel(Indexes.ascending("listId")),
                                new IndexModel(Indexes.ascending("expires"), ends)))));
    }

    Future<AudienceImport> insert(AudienceImport one) {
        return documents.insert(one);
    }

    Future<Optional<AudienceImport>> find(String id) {
        return documents.find(id);
    }

    Future<AudienceImport> get(String id) {
        return documents.get(id);
    }

    Future<AudienceImport> replace(AudienceImport before, AudienceImport next) {
        return documents.replace(before, next);
    }

    Future<AudienceImport> update(String id, UnaryOperator<AudienceImport> change) {
        return documents.update(id, change);
    }

    Future<Boolean> delete(AudienceImport one) {
        return documents.delete(one);
    }

    /** The newest first. */
    Future<List<AudienceImport>> of(String listId, int limit) {
        return documents.list(eq("listId", listId), Sorts.descending("_id"), limit);
    }

    /** Those that are in one of these states, the oldest first. */
    Future<List<AudienceImport>> inState(ImportState... states) {
        return documents.list(in("state", ImportState.texts(states)), Sorts.ascending("_id"), MOST_OPEN);
    }

    /** Those handed in before this that nobody started. */
    Future<List<AudienceImport>> forgotten(Instant before) {
        return documents.list(and(eq("state", ImportState.READY.text()), lt("createdAt", before)), null, MOST_OPEN);
    }

    /** Keeps faults; those that are kept already stay as they are. */
    Future<Void> keep(String importId, List<ImportFault> some, Instant now) {
        Date ends = Date.from(now.plus(undo));
        return inserted(
                faults,
                some.stream()
                        .map(fault -> new Document("_id", fault.id())
                                .append("importId", importId)
                                .append("row", row(fault.id()))
                                .append("line", fault.line())
                                .append("field", fault.field())
                                .append("said", fault.said())
                                .append("expires", ends))
                        .toList());
    }

    /** Faults behind this row, in the order of the file. */
    Future<List<ImportFault>> faults(String importId, long afterRow, int limit) {
        return platform.mongo()
                .list(faults.find(and(eq("importId", importId), gt("row", afterRow)))
                        .sort(Sorts.ascending("row"))
                        .batchSize(limit)
                        .limit(limit))
                .map(found -> found.stream()
                        .map(one -> new ImportFault(
                                one.getString("_id"),
                                one.getLong("line"),
                                one.getString("field"),
                                one.getString("said")))
                        .toList());
    }

    static String faultId(String importId, long row) {
        return importId + ":" + row;
    }

    static long row(String faultId) {
        return Long.parseLong(faultId.substring(faultId.lastIndexOf(':') + 1));
    }

    /** Keeps how people were before this import changed them; what is kept already stays. */
    Future<Void> keepFormer(String importId, List<Person> people, Instant now) {
        Date ends = Date.from(now.plus(undo));
        var registry = former.getCodecRegistry();
        return inserted(
                former,
                people.stream()
                        .map(person -> new Document("_id", importId + ":" + person.hash())
                                .append("hash", person.hash())
                                .append("listId", person.listId())
                                .append("person", BsonDocumentWrapper.asBsonDocument(person, registry))
                                .append("expires", ends))
                        .toList());
    }

    /** How these people were before this import, by hash. */
    Future<Map<String, Person>> former(String importId, List<String> hashes) {
        List<String> ids = hashes.stream().map(hash -> importId + ":" + hash).toList();
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : platform.mongo()
                        .list(former.find(in("_id", ids)).limit(ids.size()))
                        .map(found -> {
                            Map<String, Person> people = new HashMap<>();
                            found.forEach(one ->
                                    people.put(one.getString("hash"), person(one.get("person", Document.class))));
                            return people;
                        });
    }

    Future<Void> forgetFormer(String hash) {
        return platform.mongo().one(former.deleteMany(eq("hash", hash))).mapEmpty();
    }

    /** Removes whatever imports into this list left, a part at a time; false once nothing is left. */
    Future<Boolean> clear(String listId, int limit) {
        return platform.mongo()
                .list(former.find(eq("listId", listId)).limit(limit))
                .compose(found -> found.isEmpty()
                        ? clearImports(listId, limit)
                        : platform.mongo()
                                .one(former.deleteMany(in("_id", ids(found))))
                                .map(true));
    }

    private Future<Boolean> clearImports(String listId, int limit) {
        return of(listId, 20).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(false);
            }
            AudienceImport one = found.get(0);
            return platform.mongo()
                    .list(faults.find(eq("importId", one.id())).limit(limit))
                    .compose(some -> some.isEmpty()
                            ? delete(one)
                            : platform.mongo()
                                    .one(faults.deleteMany(in("_id", ids(some))))
                                    .map(true))
                    .map(true);
        });
    }

    private static List<String> ids(List<Document> found) {
        return found.stream().map(one -> one.getString("_id")).toList();
    }

    private Person person(Document document) {
        var registry = former.getCodecRegistry();
        return registry.get(Person.class)
                .decode(
                        new BsonDocumentReader(document.toBsonDocument(Document.class, registry)),
                        DecoderContext.builder().build());
    }

    private Future<Void> inserted(MongoCollection<Document> into, List<Document> some) {
        return some.isEmpty()
                ? Future.succeededFuture()
                : platform.mongo()
                        .one(into.insertMany(some, new InsertManyOptions().ordered(false)))
                        .<Void>mapEmpty()
                        .recover(failure -> failure instanceof MongoBulkWriteException bulk
                                        && bulk.getWriteErrors().stream()
                                                .allMatch(error -> error.getCode() == DUPLICATE_KEY)
                                ? Future.succeededFuture()
                                : Future.failedFuture(failure));
    }
}
