package io.redletter.campaign.target;

import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.UnaryOperator;

/** Targets, in the collection {@code targets}; kept until a person removes them, some hundreds a unit and year. */
final class TargetStore {
    private static final int MOST = 5_000;

    private final Documents<Target> documents;

    TargetStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "target", "targets", Target.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("unitId")),
                new IndexModel(Indexes.ascending("ownerUnitId")),
                new IndexModel(Indexes.ascending("planId")));
    }

    Future<Target> get(String id) {
        return documents.get(id);
    }

    Future<Target> insert(Target target) {
        return documents.insert(target);
    }

    Future<Target> update(String id, UnaryOperator<Target> change) {
        return documents.update(id, change);
    }

    Future<Boolean> delete(Target expected) {
        return documents.delete(expected);
    }

    /** Those of a unit that is seen, or answered for by one; by plan and line. */
    Future<List<Target>> seenBy(Sight sight) {
        return documents.list(
                or(sight.filter("unitId"), sight.filter("ownerUnitId")),
                Sorts.ascending("planId", "line", "_id"),
                MOST);
    }
}
