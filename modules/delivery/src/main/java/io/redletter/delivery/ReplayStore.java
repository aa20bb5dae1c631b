package io.redletter.delivery;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Replays, in the collection {@code replays}; kept for good, as few as people start. */
final class ReplayStore {
    private static final int MOST = 100;

    private final Documents<Replay> replays;
    private final MongoCollection<Document> plain;

    ReplayStore(Mongo mongo) {
        this.replays = new Documents<>(mongo, "replay", "replays", Replay.class);
        this.plain = mongo.collection("replays", Document.class);
    }

    Future<Void> start() {
        return replays.indexes(new IndexModel(Indexes.ascending("state", "due")));
    }

    MongoCollection<Document> documents() {
        return plain;
    }

    Future<Replay> get(String id) {
        return replays.get(id);
    }

    Future<Replay> insert(Replay replay) {
        return replays.insert(replay);
    }

    Future<Replay> update(String id, UnaryOperator<Replay> change) {
        return replays.update(id, change);
    }

    /** The latest first. */
    Future<List<Replay>> list(Bson filter) {
        return replays.list(filter, Sorts.descending("_id"), MOST);
    }
}
