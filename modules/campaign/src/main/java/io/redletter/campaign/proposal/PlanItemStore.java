package io.redletter.campaign.proposal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.conversions.Bson;

/**
 * What was found in plan documents, in the collection {@code plan_items}; removed with its document. Readings write only
 * what was found and never over a later reading; decisions are compare-and-set.
 */
final class PlanItemStore {
    /** So many of one document are shown; a document that promises more is no plan. */
    static final int MOST = 2_000;

    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final Mongo mongo;
    private final Documents<PlanItem> documents;

    PlanItemStore(Mongo mongo) {
        this.mongo = mongo;
        this.documents = new Documents<>(mongo, "plan item", "plan_items", PlanItem.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("planId")), new IndexModel(Indexes.ascending("made.id")));
    }

    Future<PlanItem> get(String id) {
        return documents.get(id);
    }

    Future<PlanItem> update(String id, UnaryOperator<PlanItem> change) {
        return documents.update(id, change);
    }

    /** Every item of a document, in the order of its text. */
    Future<List<PlanItem>> of(String planId) {
        return documents.list(eq("planId", planId), Sorts.ascending("start", "_id"), MOST);
    }

    /** Every item of these documents, without an order. */
    Future<List<PlanItem>> of(List<String> planIds) {
        return planIds.isEmpty()
                ? Future.succeededFuture(List.of())
                : documents.list(in("planId", planIds), null, MOST * 10);
    }

    /** Accepted items that made or met this thing. */
    Future<List<PlanItem>> holding(String madeId) {
        return documents.list(and(eq("made.id", madeId), eq("decision", Decision.ACCEPTED.name())), null, 50);
    }

    /** Writes what a reading found; an item that a later reading has written stays. */
    Future<Void> found(List<PlanItem> items) {
        if (items.isEmpty()) {
            return Future.succeededFuture();
        }
        List<UpdateOneModel<PlanItem>> writes =
                items.stream().map(PlanItemStore::upsert).toList();
        return mongo.one(documents.collection().bulkWrite(writes, UNORDERED))
                .<Void>mapEmpty()
                .recover(failure -> isOnlyLate(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    /** Marks what no reading since this one has found. */
    Future<Void> gone(String planId, int reading) {
        return mongo.done(documents
                .collection()
                .updateMany(
                        and(eq("planId", planId), lt("reading", reading), eq("gone", false)),
                        combine(set("gone", true), inc("version", 1L))));
    }

    Future<Void> deleteOf(String planId) {
        return mongo.done(documents.collection().deleteMany(eq("planId", planId)));
    }

    /** Of an item that a later reading wrote the filter fits nothing, and the insert meets its id: harmless. */
    private static UpdateOneModel<PlanItem> upsert(PlanItem item) {
        Bson change = combine(
                set("found", item.found()),
                set("spelled", item.spelled()),
                set("quote", item.quote()),
                set("places", item.places()),
                set("start", item.start()),
                set("reading", item.reading()),
                set("gone", false),
                inc("version", 1L),
                setOnInsert("planId", item.planId()),
                setOnInsert("unitId", item.unitId()),
                setOnInsert("kind", item.kind().name()),
                setOnInsert("key", item.key()),
                setOnInsert("decision", item.decision().name()),
                setOnInsert("unfinished", false),
                setOnInsert("made", List.of()),
                setOnInsert("decidedBy", ""));
        return new UpdateOneModel<>(
                and(eq("_id", item.id()), lt("reading", item.reading())), change, new UpdateOptions().upsert(true));
    }

    private static boolean isOnlyLate(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }
}
