package io.redletter.platform.mongo;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Documents of one collection by id, asked for one by one and read together. A read begins after it was asked for, never
 * before: what it gives is no older than what a reading of one's own would give. An id that many ask for in one turn is
 * read once.
 *
 * @param <T> the record
 */
public final class BulkReader<T extends Versioned> {
    private static final int BATCH = 500;
    private static final int AT_A_TIME = 4;

    private final Mongo mongo;
    private final MongoCollection<T> collection;
    private final Gathering<Asked<T>> asked;

    public BulkReader(Mongo mongo, MongoCollection<T> collection) {
        this.mongo = mongo;
        this.collection = collection;
        this.asked = new Gathering<>(mongo, BATCH, AT_A_TIME, this::read);
    }

    /** The document, or empty. */
    public Future<Optional<T>> find(String id) {
        Asked<T> one = new Asked<>(id, new Asker<>(mongo.caller()));
        if (!asked.add(one)) {
            return Future.failedFuture(new IllegalStateException("too many reads wait"));
        }
        return one.asker().future();
    }

    private Future<Void> read(List<Asked<T>> batch) {
        List<String> ids = batch.stream().map(Asked::id).distinct().toList();
        return mongo.list(collection.find(in("_id", ids)).limit(ids.size()).batchSize(ids.size()))
                .onSuccess(found -> {
                    Map<String, T> byId = new HashMap<>();
                    found.forEach(document -> byId.put(document.id(), document));
                    batch.forEach(one -> one.asker().answer(Optional.ofNullable(byId.get(one.id()))));
                })
                .onFailure(failure -> batch.forEach(one -> one.asker().fail(failure)))
                .mapEmpty();
    }

    private record Asked<T>(String id, Asker<Optional<T>> asker) {}
}
