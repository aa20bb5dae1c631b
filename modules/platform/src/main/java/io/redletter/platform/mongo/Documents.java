package io.redletter.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.IndexModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A collection of versioned records; what a {@code …Store} is made of.
 *
 * @param <T> the record, with {@code @BsonId String id} and {@code long version}
 */
public final class Documents<T extends Versioned> {
    private static final int DUPLICATE_KEY = 11000;
    private static final int CONFLICTS_BEFORE_GIVING_UP = 5;

    private final Mongo mongo;
    private final String subject;
    private final MongoCollection<T> collection;

    /**
     * @param subject how a message calls one such document, such as {@code push}
     * @param name the collection's name
     */
    public Documents(Mongo mongo, String subject, String name, Class<T> type) {
        this.mongo = mongo;
        this.subject = subject;
        this.collection = mongo.collection(name, type);
    }

    /** The driver's collection, for what this class does not do. */
    public MongoCollection<T> collection() {
        return collection;
    }

    /** Makes the indexes; called once when the capability starts, harmless when they are there. */
    public Future<Void> indexes(IndexModel... models) {
        return mongo.done(collection.createIndexes(List.of(models)));
    }

    public Future<Optional<T>> find(String id) {
        return mongo.first(collection.find(eq("_id", id)));
    }

    /** The document, or a {@link NotFoundException}. */
    public Future<T> get(String id) {
        return find(id).map(found -> found.orElseThrow(() -> new NotFoundException(subject, id)));
    }

    /** Fails with {@link AlreadyThereException} if the id or another unique value is taken. */
    public Future<T> insert(T document) {
        return mongo.one(collection.insertOne(document))
                .map(document)
                .recover(failure -> isDuplicate(failure)
                        ? Future.failedFuture(new AlreadyThereException(subject, document.id()))
                        : Future.failedFuture(failure));
    }

    /** Fails with {@link ChangedMeanwhileException} unless the stored version is still that of {@code expected}. */
    public Future<T> replace(T expected, T next) {
        if (!next.id().equals(expected.id()) || next.version() != expected.version() + 1) {
            throw new IllegalArgumentException(subject + " " + next.id() + ": version " + next.version()
                    + " (expected: " + (expected.version() + 1) + ")");
        }
        return mongo.one(collection.replaceOne(is(expected), next))
                .compose(result -> result.getMatchedCount() == 1
                        ? Future.succeededFuture(next)
                        : Future.failedFuture(
                                new ChangedMeanwhileException(subject, expected.id(), expected.version())));
    }

    /**
     * Reads, changes and replaces, again while others change it between. {@code change} may refuse by throwing, and
     * must raise the version by one; if it gives back its argument, nothing is written.
     */
    public Future<T> update(String id, UnaryOperator<T> change) {
        return update(id, change, CONFLICTS_BEFORE_GIVING_UP);
    }

    public Future<Boolean> delete(T expected) {
        return mongo.one(collection.deleteOne(is(expected))).map(result -> result.getDeletedCount() == 1);
    }

    /** At most {@code limit} documents. */
    public Future<List<T>> list(Bson filter, @Nullable Bson sort, int limit) {
        return mongo.list(collection.find(filter).sort(sort).limit(limit).batchSize(Math.min(limit, 1000)));
    }

    public Future<Long> count(Bson filter) {
        return mongo.one(collection.countDocuments(filter));
    }

    /** Whether a write failed because a unique value is taken. */
    public static boolean isDuplicate(Throwable failure) {
        return failure instanceof MongoWriteException write && write.getError().getCode() == DUPLICATE_KEY;
    }

    private Future<T> update(String id, UnaryOperator<T> change, int triesLeft) {
        return get(id).compose(found -> {
                    T next = change.apply(found);
                    return next == found ? Future.succeededFuture(found) : replace(found, next);
                })
                .recover(failure -> failure instanceof ChangedMeanwhileException && triesLeft > 1
                        ? update(id, change, triesLeft - 1)
                        : Future.failedFuture(failure));
    }

    private Bson is(T expected) {
        return and(eq("_id", expected.id()), eq("version", expected.version()));
    }
}
