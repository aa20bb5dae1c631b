package io.redletter.delivery;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/** Recalls, in the collection {@code recalls}; kept for good, as few as people order. */
final class RecallStore {
    private static final String COLLECTION = "recalls";
    private static final int MOST = 1_000;

    private final Documents<Recall> recalls;
    private final MongoCollection<Document> plain;

    RecallStore(Mongo mongo) {
        this.recalls = new Documents<>(mongo, "recall", COLLECTION, Recall.class);
        this.plain = mongo.collection(COLLECTION, Document.class);
    }

    Future<Void> start() {
        return recalls.indexes(
                new IndexModel(Indexes.ascending("pushId")), new IndexModel(Indexes.ascending("state", "due")));
    }

    MongoCollection<Document> documents() {
        return plain;
    }

    Recall read(Document document) {
        var registry = plain.getCodecRegistry();
        var bson = document.toBsonDocument(Document.class, registry);
        return registry.get(Recall.class)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }

    /** The one that is there where the same was ordered before. */
    Future<Recall> insertOrFind(Recall recall) {
        return recalls.insert(recall)
                .recover(failure -> failure instanceof AlreadyThereException
                        ? recalls.get(recall.id())
                        : Future.failedFuture(failure));
    }

    Future<Recall> replace(Recall expected, Recall next) {
        return recalls.replace(expected, next);
    }

    Future<List<Recall>> ofPush(String pushId) {
        return recalls.list(Filters.eq("pushId", pushId), Sorts.ascending("_id"), MOST);
    }
}
