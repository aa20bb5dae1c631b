package io.redletter.delivery.list;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;

/** Chunks, in {@code delivery_chunks}, kept with their delivery; whom they are for, in {@code delivery_targets}. */
final class ChunkStore {
    private static final String CHUNKS = "delivery_chunks";
    private static final String TARGETS = "delivery_targets";
    private static final int DUPLICATE_KEY = 11000;
    private static final int TARGETS_KEPT_DAYS = 183;

    private final Mongo mongo;
    private final Documents<Chunk> chunks;
    private final Documents<Targets> targets;
    private final MongoCollection<Document> plain;

    ChunkStore(Mongo mongo) {
        this.mongo = mongo;
        this.chunks = new Documents<>(mongo, "chunk", CHUNKS, Chunk.class);
        this.targets = new Documents<>(mongo, "chunk targets", TARGETS, Targets.class);
        this.plain = mongo.collection(CHUNKS, Document.class);
    }

    Future<Void> start() {
        return chunks.indexes(
                        new IndexModel(Indexes.ascending("deliveryId", "number")),
                        new IndexModel(Indexes.ascending("deliveryId", "state", "number")),
                        new IndexModel(Indexes.ascending("key", "number")))
                .compose(v -> targets.indexes(new IndexModel(
                        Indexes.ascending("createdAt"),
                        new IndexOptions().expireAfter((long) TARGETS_KEPT_DAYS, TimeUnit.DAYS))));
    }

    /** As the agenda claims them. */
    MongoCollection<Document> documents() {
        return plain;
    }

    Chunk read(Document document) {
        var registry = plain.getCodecRegistry();
        var bson = document.toBsonDocument(Document.class, registry);
        return registry.get(Chunk.class)
                .decode(new BsonDocumentReader(bson), DecoderContext.builder().build());
    }

    /** Whom these are for first, then the chunks, in order and stopping at the first that is there. */
    Future<Void> insert(List<Targets> people, List<Chunk> fresh) {
        Future<Void> first = people.isEmpty()
                ? Future.succeededFuture()
                : mongo.done(targets.collection().insertMany(people));
        return first.compose(
                v -> mongo.done(chunks.collection().insertMany(fresh, new InsertManyOptions().ordered(true))));
    }

    Future<Targets> targets(String id) {
        return targets.get(id);
    }

    Future<Optional<Chunk>> find(String id) {
        return chunks.find(id);
    }

    /** The one with the highest number. */
    Future<Optional<Chunk>> lastOf(String deliveryId) {
        return chunks.list(eq("deliveryId", deliveryId), Sorts.descending("deliveryId", "number"), 1)
                .map(found -> found.stream().findFirst());
    }

    /** The chunk of a delivery's key. */
    Future<Optional<Chunk>> byMark(String key, int number) {
        return chunks.list(and(eq("key", key), eq("number", number)), null, 1)
                .map(found -> found.stream().findFirst());
    }

    /** A page of a delivery's chunks, by number. */
    Future<List<Chunk>> page(String deliveryId, int after, int limit) {
        return chunks.list(
                and(eq("deliveryId", deliveryId), gt("number", after)), Sorts.ascending("deliveryId", "number"), limit);
    }

    /** Fails with {@code ChangedMeanwhileException} where the fence is lost. */
    Future<Chunk> replace(Chunk expected, Chunk next) {
        return chunks.replace(expected, next);
    }

    /** How many are at it, or about to be. */
    Future<Long> active(String deliveryId) {
        return chunks.count(and(eq("deliveryId", deliveryId), in("state", List.of(Chunk.PENDING, Chunk.SENDING))));
    }

    /** Those whose turn is next: ids only. */
    Future<List<String>> queued(String deliveryId, int limit) {
        return mongo.list(plain.find(and(eq("deliveryId", deliveryId), eq("state", Chunk.QUEUED)))
                        .projection(Projections.include("number"))
                        .sort(Sorts.ascending("deliveryId", "state", "number"))
                        .limit(limit))
                .map(found -> found.stream().map(one -> one.getString("_id")).toList());
    }

    /** Gives a chunk its turn; false where another did. A chunk in the queue is in version 1. */
    Future<Boolean> promote(String id, Instant due) {
        return mongo.one(plain.updateOne(
                        and(eq("_id", id), eq("version", 1L), eq("state", Chunk.QUEUED)),
                        Updates.combine(
                                Updates.set("state", Chunk.PENDING),
                                Updates.set("due", due),
                                Updates.inc("version", 1L))))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** The sums over a delivery's chunks. */
    Future<ListCounts> counts(String deliveryId) {
        List<String> fields = List.of("size", "heldBack", "sent", "refused", "unknown", "skipped", "bounced");
        List<com.mongodb.client.model.BsonField> sums = new ArrayList<>();
        fields.forEach(field -> sums.add(Accumulators.sum(field, "$" + field)));
        sums.add(Accumulators.sum("chunks", 1L));
        sums.add(Accumulators.max("whole", "$last"));
        return mongo.list(plain.aggregate(List.of(
                        Aggregates.match(Filters.eq("deliveryId", deliveryId)), Aggregates.group("$state", sums))))
                .map(ChunkStore::sum);
    }

    /** Whether an insert stopped at a number that is there already. */
    static boolean isTaken(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().map(BulkWriteError::getCode).allMatch(code -> code == DUPLICATE_KEY);
    }

    private static ListCounts sum(List<Document> states) {
        boolean whole = false;
        long[] sums = new long[7];
        long open = 0;
        for (Document state : states) {
            whole |= Boolean.TRUE.equals(state.getBoolean("whole"));
            List<String> fields = List.of("size", "heldBack", "sent", "refused", "unknown", "skipped", "bounced");
            for (int i = 0; i < sums.length; i++) {
                sums[i] += number(state, fields.get(i));
            }
            open += Chunk.DONE.equals(state.getString("_id")) ? 0 : number(state, "chunks");
        }
        return new ListCounts(whole, sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], open);
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }
}
