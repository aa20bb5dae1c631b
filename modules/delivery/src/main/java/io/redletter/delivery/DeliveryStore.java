package io.redletter.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.mongo.BulkWriter;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** Deliveries, in the collection {@code deliveries}; kept for good. */
final class DeliveryStore {
    private static final String COLLECTION = "deliveries";
    private static final int MOST_IDS = 2_000;

    private final Mongo mongo;
    private final Documents<Delivery> deliveries;
    private final BulkWriter<Delivery> writer;
    private final MongoCollection<Document> plain;

    DeliveryStore(Mongo mongo) {
        this.mongo = mongo;
        this.deliveries = new Documents<>(mongo, "delivery", COLLECTION, Delivery.class);
        this.writer = new BulkWriter<>(mongo, "delivery", deliveries.collection());
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

    /**
     * Inserts those that are not there yet: doing it again after a death changes nothing.
     *
     * @return those that were not there
     */
    Future<List<Delivery>> insertMissing(List<Delivery> missing) {
        List<Future<Optional<Delivery>>> inserts = missing.stream()
                .map(delivery -> writer.insert(delivery)
                        .map(Optional::of)
                        .recover(failure -> failure instanceof AlreadyThereException
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(failure)))
                .toList();
        return Future.join(inserts).map(done -> inserts.stream()
                .flatMap(insert -> insert.result().stream())
                .toList());
    }

    Future<Delivery> get(String id) {
        return deliveries.get(id);
    }

    Future<Optional<Delivery>> find(String id) {
        return deliveries.find(id);
    }

    /** Fails with {@code ChangedMeanwhileException} where the fence is lost, or somebody else stored it first. */
    Future<Delivery> replace(Delivery expected, Delivery next) {
        return expected.isStored()
                ? writer.replace(expected, next)
                : writer.insert(next)
                        .recover(failure -> Future.failedFuture(
                                failure instanceof AlreadyThereException
                                        ? new ChangedMeanwhileException("delivery", next.id(), expected.version())
                                        : failure));
    }

    /** By id; what is not there is left out. */
    Future<Map<String, DeliveryState>> states(List<String> ids) {
        Map<String, DeliveryState> states = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (int from = 0; from < ids.size(); from += MOST_IDS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_IDS));
            all = all.compose(v -> mongo.list(plain.find(in("_id", some))
                            .projection(Projections.include("state"))
                            .limit(some.size())
                            .batchSize(some.size())))
                    .onSuccess(found -> found.forEach(
                            one -> states.put(one.getString("_id"), DeliveryState.of(one.getString("state")))))
                    .mapEmpty();
        }
        return all.map(states);
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

    /** What went out through a channel and has changed since then; the newest two thousand. */
    Future<List<Delivery>> sentSince(String channelId, Instant since) {
        return deliveries
                .list(
                        Filters.and(eq("channelId", channelId), Filters.gte("changedAt", since)),
                        Sorts.descending("changedAt"),
                        2_000)
                .map(found -> found.stream()
                        .filter(delivery -> delivery.stateWord() == DeliveryState.SENT)
                        .toList());
    }

    Future<Long> count(DeliveryState state) {
        return deliveries.count(Filters.eq("state", state.text()));
    }
}
