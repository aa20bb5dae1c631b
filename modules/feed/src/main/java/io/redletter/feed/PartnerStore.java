package io.redletter.feed;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Partners, in the collection {@code partners}; a document goes when its partner is removed. */
final class PartnerStore {
    private static final int MOST = 1_000;

    private final Documents<Partner> documents;

    PartnerStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "partner", "partners", Partner.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("feedName"), new IndexOptions().unique(true)),
                new IndexModel(Indexes.ascending("unitId")));
    }

    Future<Optional<Partner>> find(String id) {
        return documents.find(id);
    }

    Future<Partner> get(String id) {
        return documents.get(id);
    }

    Future<Optional<Partner>> byFeedName(String feedName) {
        return documents.list(eq("feedName", feedName), null, 1).map(found -> found.stream()
                .findFirst());
    }

    Future<Partner> insert(Partner partner) {
        return documents.insert(partner);
    }

    Future<Partner> update(String id, UnaryOperator<Partner> change) {
        return documents.update(id, change);
    }

    Future<Boolean> delete(Partner partner) {
        return documents.delete(partner);
    }

    /** Those of the units that are seen, in the order they were added, at most a thousand. */
    Future<List<Partner>> list(Sight sight) {
        return documents.list(sight.filter("unitId"), Sorts.ascending("_id"), MOST);
    }
}
