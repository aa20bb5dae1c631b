package io.redletter.campaign.proposal;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.Ids;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Plan documents and, apart from them, their texts; kept until a person removes them. */
final class PlanDocumentStore {
    private static final int MOST = 500;

    private final Documents<PlanDocument> documents;
    private final Documents<StoredText> texts;

    PlanDocumentStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "plan", "plans", PlanDocument.class);
        this.texts = new Documents<>(mongo, "plan text", "plan_texts", StoredText.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("unitId", "folded")),
                new IndexModel(Indexes.ascending("unitId", "history.sha256")));
    }

    Future<PlanDocument> get(String id) {
        return documents.get(id);
    }

    Future<PlanDocument> insert(PlanDocument plan) {
        return documents.insert(plan);
    }

    Future<PlanDocument> update(String id, UnaryOperator<PlanDocument> change) {
        return documents.update(id, change);
    }

    Future<Boolean> delete(PlanDocument expected) {
        return documents.delete(expected);
    }

    /** The newest first. */
    Future<List<PlanDocument>> seenBy(Sight sight) {
        return documents.list(sight.filter("unitId"), Sorts.descending("readAt", "_id"), MOST);
    }

    /** The unit's document that was once handed in with this content. */
    Future<Optional<PlanDocument>> byContent(String unitId, String sha256) {
        return documents
                .list(and(eq("unitId", unitId), eq("history.sha256", sha256)), Sorts.descending("readAt"), 1)
                .map(found -> found.stream().findFirst());
    }

    Future<Optional<PlanDocument>> byTitle(String unitId, String folded) {
        return documents
                .list(and(eq("unitId", unitId), eq("folded", folded)), Sorts.descending("readAt"), 1)
                .map(found -> found.stream().findFirst());
    }

    /** Under an id of its own, so that nobody else's removal meets it. */
    Future<StoredText> keep(String planId, String text) {
        return texts.insert(new StoredText(Ids.next("text"), 1, planId, text));
    }

    Future<StoredText> text(String id) {
        return texts.get(id);
    }

    Future<Void> dropText(String id) {
        return texts.find(id)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : texts.delete(found.get()).mapEmpty());
    }
}
