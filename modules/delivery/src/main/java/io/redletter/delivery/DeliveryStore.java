package io.redletter.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** Deliveries, in the collection {@code deliveries}; kept for good. */
final class DeliveryStore {
    private static final String COLLECTION = "deliveries";
    private static final int DUPLICATE_KEY = 11000;

    private final Mongo mongo;
    private final Documents<Delivery> deliveries;
    private final MongoCollection<Document> plain;

    DeliveryStore(Mongo mongo) {
        this.mongo = mongo;
        this.deliveries = new Documents<>(mongo, "delivery", COLLECTION, Delivery.class);
        this.plain = mongo.collection(COLLECTION, Document.class);
    }

    Future<Void> start() {
        return deliveries.indexes(
                new IndexModel(Indexes.ascending("pushId")),
                new IndexModel(Indexes.ascending("state", "changedAt")),
                new IndexModel(Indexes.ascending("channelId", "changedAt")),
                new IndexModel(Indexes.ascending("changedAt")));
    }

    /** As the agenda claims them. */
    MongoCollection<Document> documents() {
        return plain;
    }

    Delivery read(Document document) {
        var registry = plain.getCodecRegistry();
        var bson = document.toBsonDocument(Document.class, registry);
        return registry.get(Delivery.class)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }

    /** Inserts those that are not there yet: doing it again after a death changes nothing. */
    Future<Void> insertMissing(List<Delivery> fresh) {
        return mongo.done(deliveries.collection().insertMany(fresh, new InsertManyOptions().ordered(false)))
                .recover(
                        failure -> isOnlyDuplicates(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    Future<Delivery> get(String id) {
        return deliveries.get(id);
    }

    Future<Optional<Delivery>> find(String id) {
        return deliveries.find(id);
    }

    /** Fails with {@code ChangedMeanwhileException} where the fence is lost. */
    Future<Delivery> replace(Delivery expected, Delivery next) {
        return deliveries.replace(expected, next);
    }

    Future<List<Delivery>> byIds(List<String> ids) {
        return deliveries.list(in("_id", ids), null, Math.max(1, ids.size()));
    }

    Future<List<Delivery>> ofPush(String pushId, int limit) {
        return deliveries.list(eq("pushId", pushId), Sorts.ascending("_id"), limit);
    }

    /** The one that changed last first. */
    Future<List<Delivery>> latest(Bson filter, int limit) {
        return deliveries.list(filter, Sorts.descending("changedAt"), limit);
    }

    Future<Long> count(DeliveryState state) {
        return deliveries.count(Filters.eq("state", state.text()));
    }

    private static boolean isOnlyDuplicates(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().map(BulkWriteError::getCode).allMatch(code -> code == DUPLICATE_KEY);
    }
}
