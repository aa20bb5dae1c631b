package io.redletter.campaign.pause;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Pauses, in the collection {@code pauses}: one document for each lane or campaign that was ever stopped. */
final class PauseStore {
    private static final int MOST = 1_000;

    private final Documents<Pause> documents;

    PauseStore(Mongo mongo) {
        this.documents = new Documents<>(mongo, "pause", "pauses", Pause.class);
    }

    Future<Void> start() {
        return documents.indexes(new IndexModel(Indexes.ascending("active", "since")));
    }

    Future<Optional<Pause>> find(String id) {
        return documents.find(id);
    }

    /** Those that stand now, the oldest first. */
    Future<List<Pause>> active() {
        return documents.list(eq("active", true), Sorts.ascending("since"), MOST);
    }

    Future<List<Pause>> byIds(List<String> ids) {
        return documents.list(in("_id", ids), null, ids.size());
    }

    /** Writes a new pause over an ended one; one that stands already stays as it is. */
    Future<Pause> begin(Pause wanted) {
        return documents.find(wanted.id()).compose(found -> {
            if (found.isEmpty()) {
                return documents
                        .insert(wanted)
                        .recover(failure -> failure instanceof AlreadyThereException
                                ? documents.get(wanted.id())
                                : Future.failedFuture(failure));
            }
            return found.get().active()
                    ? Future.succeededFuture(found.get())
                    : documents.replace(found.get(), again(wanted, found.get().version() + 1));
        });
    }

    Future<Pause> replace(Pause expected, Pause next) {
        return documents.replace(expected, next);
    }

    private static Pause again(Pause wanted, long version) {
        return new Pause(
                wanted.id(),
                version,
                wanted.kind(),
                wanted.subject(),
                true,
                wanted.reason(),
                wanted.by(),
                wanted.byName(),
                wanted.since(),
                null,
                null);
    }
}
