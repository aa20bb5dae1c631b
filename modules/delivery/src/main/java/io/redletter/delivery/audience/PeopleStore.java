package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The people of every list, in the collection {@code audience_people}; walked in the order of their ids. */
final class PeopleStore {
    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_LISTS = 1_000;
    private static final String COLLECTION = "audience_people";

    private final Platform platform;
    private final Documents<Person> documents;
    private final MongoCollection<Document> plain;

    PeopleStore(Platform platform) {
        this.platform = platform;
        this.documents = new Documents<>(platform.mongo(), "person", COLLECTION, Person.class);
        this.plain = platform.mongo().collection(COLLECTION, Document.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("hash")), new IndexModel(Indexes.ascending("changedBy", "_id")));
    }

    /** The next people of a list behind this id; null for the first. */
    Future<List<Person>> page(String listId, @Nullable String after, int limit) {
        return documents.list(range(listId, after), Sorts.ascending("_id"), limit);
    }

    /** The same, their ids alone. */
    Future<List<String>> ids(String listId, @Nullable String after, int limit) {
        return platform.mongo()
                .list(plain.find(range(listId, after))
                        .sort(Sorts.ascending("_id"))
                        .projection(Projections.include("_id"))
                        .batchSize(limit)
                        .limit(limit))
                .map(found -> found.stream().map(one -> one.getString("_id")).toList());
    }

    Future<Map<String, Person>> byIds(Collection<String> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(Map.of())
                : documents.list(in("_id", ids), null, ids.size()).map(found -> found.stream()
                        .collect(Collectors.toMap(Person::id, Function.identity())));
    }

    Future<Optional<Person>> find(String id) {
        return documents.find(id);
    }

    /** One address on every list it is on. */
    Future<List<Person>> byHash(String hash) {
        return documents.list(eq("hash", hash), null, MOST_LISTS);
    }

    /** Those whom this import said the last word about. */
    Future<List<Person>> changedBy(String importId, int limit) {
        return documents.list(eq("changedBy", importId), Sorts.ascending("_id"), limit);
    }

    Future<Person> insert(Person person) {
        return documents.insert(person);
    }

    Future<Boolean> delete(Person person) {
        return documents.delete(person);
    }

    Future<Long> deleteByHash(String hash) {
        return platform.mongo().one(plain.deleteMany(eq("hash", hash))).map(result -> result.getDeletedCount());
    }

    Future<Void> deleteByIds(List<String> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : platform.mongo().one(plain.deleteMany(in("_id", ids))).mapEmpty();
    }

    static WriteModel<Person> inserted(Person person) {
        return new InsertOneModel<>(person);
    }

    static WriteModel<Person> replaced(Person before, Person next) {
        return new ReplaceOneModel<>(is(before), next);
    }

    static WriteModel<Person> deleted(Person person) {
        return new DeleteOneModel<>(is(person));
    }

    /** Writes all of them in one go; false where another was quicker with one, so that they are to be read again. */
    Future<Boolean> write(List<WriteModel<Person>> writes) {
        if (writes.isEmpty()) {
            return Future.succeededFuture(true);
        }
        return platform.mongo()
                .one(documents.collection().bulkWrite(new ArrayList<>(writes), new BulkWriteOptions().ordered(false)))
                .map(result -> touched(result) == writes.size())
                .recover(failure -> failure instanceof MongoBulkWriteException bulk
                                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    private static int touched(BulkWriteResult result) {
        return result.getInsertedCount() + result.getMatchedCount() + result.getDeletedCount();
    }

    private static Bson range(String listId, @Nullable String after) {
        return and(gt("_id", after == null ? listId + ":" : after), lt("_id", listId + ";"));
    }

    private static Bson is(Person person) {
        return and(eq("_id", person.id()), eq("version", person.version()));
    }
}
