package io.redletter.platform.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Inserts and compare-and-sets of one collection, handed in one by one and written together, as one unordered bulk write
 * a turn: a store that makes each write durable takes many in the time of a few. Every caller gets an answer of its own, as if it
 * had written alone: stored, {@link AlreadyThereException}, {@link ChangedMeanwhileException} where its fence is lost, or
 * the failure, after which it is unknown whether it is stored.
 *
 * @param <T> the record
 */
public final class BulkWriter<T extends Versioned> {
    private static final int BATCH = 500;
    private static final int AT_A_TIME = 2;
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Mongo mongo;
    private final String subject;
    private final MongoCollection<T> collection;
    private final Gathering<Write<T>> writes;

    /** @param subject how a message calls one such document, such as {@code push} */
    public BulkWriter(Mongo mongo, String subject, MongoCollection<T> collection) {
        this.mongo = mongo;
        this.subject = subject;
        this.collection = collection;
        this.writes = new Gathering<>(mongo, BATCH, AT_A_TIME, this::write);
    }

    /** Fails with {@link AlreadyThereException} if the id is taken. */
    public Future<T> insert(T fresh) {
        return add(new InsertOneModel<>(fresh), fresh.id(), Write.NEW, stored -> true)
                .map(fresh);
    }

    /**
     * Fails with {@link ChangedMeanwhileException} unless the stored version is still that of {@code expected}. Two
     * writers of one document must never write the very same: what tells them apart is an owner, or a time.
     */
    public Future<T> replace(T expected, T next) {
        if (!next.id().equals(expected.id()) || next.version() != expected.version() + 1) {
            throw new IllegalArgumentException(subject + " " + next.id() + ": version " + next.version()
                    + " (expected: " + (expected.version() + 1) + ")");
        }
        return add(
                        new ReplaceOneModel<>(is(expected.id(), expected.version()), next),
                        expected.id(),
                        expected.version(),
                        stored -> stored.equals(encoded(next)))
                .map(next);
    }

    /**
     * Changes single fields of a document of this version; {@code change} must raise the version by one.
     *
     * @param also what else must be true of it
     * @param mine whether a document of the next version bears the mark of this very change
     */
    public Future<Void> update(String id, long version, Bson also, Bson change, Predicate<BsonDocument> mine) {
        Bson filter = and(eq("_id", id), eq("version", version), also);
        return add(new UpdateOneModel<>(filter, change), id, version, mine);
    }

    private Future<Void> add(WriteModel<T> model, String id, long version, Predicate<BsonDocument> mine) {
        Write<T> write = new Write<>(model, id, version, mine, new Asker<>(mongo.caller()));
        return writes.add(write)
                ? write.asker().future()
                : Future.failedFuture(new IllegalStateException(subject + " " + id + ": too many writes wait"));
    }

    private Future<Void> write(List<Write<T>> batch) {
        List<WriteModel<T>> models =
                batch.stream().<WriteModel<T>>map(Write::model).toList();
        return mongo.one(collection.bulkWrite(models, UNORDERED))
                .compose(result -> answer(batch, result.getMatchedCount()))
                .recover(failure ->
                        failure instanceof MongoBulkWriteException partly && partly.getWriteConcernError() == null
                                ? answer(
                                        withoutRefused(batch, partly),
                                        partly.getWriteResult().getMatchedCount())
                                : Future.failedFuture(failure))
                .onFailure(failure -> batch.forEach(write -> write.asker().fail(failure)));
    }

    /** Answers those the server refused one by one, and gives the others. */
    private List<Write<T>> withoutRefused(List<Write<T>> batch, MongoBulkWriteException partly) {
        Map<Integer, BulkWriteError> refused = new HashMap<>();
        partly.getWriteErrors().forEach(error -> refused.put(error.getIndex(), error));
        List<Write<T>> rest = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Write<T> write = batch.get(i);
            BulkWriteError error = refused.get(i);
            if (error == null) {
                rest.add(write);
            } else {
                write.asker()
                        .fail(
                                write.isNew() && error.getCode() == DUPLICATE_KEY
                                        ? new AlreadyThereException(subject, write.id())
                                        : partly);
            }
        }
        return rest;
    }

    /** A bulk write says how many it matched, not which: where some were missed, all are looked at. */
    private Future<Void> answer(List<Write<T>> written, int matched) {
        List<Write<T>> sets = written.stream().filter(write -> !write.isNew()).toList();
        if (sets.size() == matched) {
            written.forEach(write -> write.asker().answer(null));
            return Future.succeededFuture();
        }
        written.stream().filter(Write::isNew).forEach(write -> write.asker().answer(null));
        List<String> ids = sets.stream().map(Write::id).distinct().toList();
        return mongo.list(collection
                        .withDocumentClass(BsonDocument.class)
                        .find(in("_id", ids))
                        .limit(ids.size()))
                .onSuccess(found -> {
                    Map<String, BsonDocument> byId = new HashMap<>();
                    found.forEach(document -> byId.put(document.getString("_id").getValue(), document));
                    sets.forEach(write -> answer(write, byId.get(write.id())));
                })
                .mapEmpty();
    }

    /**
     * One that was stored and has moved on since counts as lost too: whoever moved it carries it on, and the one who
     * wrote it has nothing more to do with it.
     */
    private void answer(Write<T> write, @Nullable BsonDocument stored) {
        if (stored != null
                && stored.getNumber("version").longValue() == write.version() + 1
                && write.mine().test(stored)) {
            write.asker().answer(null);
        } else {
            write.asker().fail(new ChangedMeanwhileException(subject, write.id(), write.version()));
        }
    }

    private BsonDocument encoded(T document) {
        BsonDocument bson = new BsonDocument();
        collection
                .getCodecRegistry()
                .get(collection.getDocumentClass())
                .encode(
                        new BsonDocumentWriter(bson),
                        document,
                        EncoderContext.builder().build());
        return bson;
    }

    private static Bson is(String id, long version) {
        return and(eq("_id", id), eq("version", version));
    }

    /**
     * A write that waits.
     *
     * @param version the expected one; {@link #NEW} for an insert
     */
    private record Write<T>(
            WriteModel<T> model, String id, long version, Predicate<BsonDocument> mine, Asker<Void> asker) {
        private static final long NEW = -1;

        boolean isNew() {
            return version == NEW;
        }
    }
}
