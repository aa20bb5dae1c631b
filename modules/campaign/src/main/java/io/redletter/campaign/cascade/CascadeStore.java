package io.redletter.campaign.cascade;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.accounts.Sight;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Cascades, in the collection {@code cascades}; kept for good, some dozens a year: they say why things stand where they stand. */
final class CascadeStore {
    private static final int AT_A_TIME = 50;

    private final Documents<Cascade> documents;

    CascadeStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "cascade", "cascades", Cascade.class);
    }

    Future<Void> start() {
        return documents.indexes(
                new IndexModel(Indexes.ascending("state", "touched")),
                new IndexModel(Indexes.ascending("unitIds", "at")),
                new IndexModel(Indexes.descending("at")));
    }

    Future<Optional<Cascade>> find(String id) {
        return documents.find(id);
    }

    Future<Cascade> get(String id) {
        return documents.get(id);
    }

    Future<Cascade> insert(Cascade cascade) {
        return documents.insert(cascade);
    }

    Future<Cascade> replace(Cascade expected, Cascade next) {
        return documents.replace(expected, next);
    }

    /** Those of units that are seen, the newest first. */
    Future<List<Cascade>> list(Sight sight, int limit) {
        return documents.list(sight.filter("unitIds"), Sorts.descending("at", "_id"), limit);
    }

    /** Those that nobody carried on since. */
    Future<List<Cascade>> left(Instant since) {
        return documents.list(
                and(in("state", CascadeState.APPLYING.name(), CascadeState.UNDOING.name()), lt("touched", since)),
                Sorts.ascending("touched"),
                AT_A_TIME);
    }
}
