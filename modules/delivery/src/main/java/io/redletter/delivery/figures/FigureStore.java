package io.redletter.delivery.figures;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.Optional;
import org.bson.Document;

/** When figures are due, in the collection {@code figure_imports}: one document a channel, kept as long as the channel. */
final class FigureStore {
    private static final String COLLECTION = "figure_imports";

    private final Documents<FigureDue> records;
    private final MongoCollection<Document> plain;

    FigureStore(Mongo mongo) {
        this.records = new Documents<>(mongo, "figures", COLLECTION, FigureDue.class);
        this.plain = mongo.collection(COLLECTION, Document.class);
    }

    /** As the agenda claims them. */
    MongoCollection<Document> documents() {
        return plain;
    }

    Future<Optional<FigureDue>> find(String channelId) {
        return records.find(channelId);
    }

    /** Whether it was not there yet. */
    Future<Boolean> add(FigureDue first) {
        return records.insert(first)
                .map(true)
                .recover(failure -> failure instanceof AlreadyThereException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    /** Whether it was stored; not where another node goes on with it. */
    Future<Boolean> end(FigureDue claimed, FigureDue next) {
        return records.replace(claimed, next)
                .map(true)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }
}
