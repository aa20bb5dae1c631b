package io.redletter.reach.count;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;

/** Upserts guarded by an offset: where the stored document is newer the filter misses and the insert meets its id. */
final class Guarded {
    private static final int DUPLICATE_KEY = 11000;

    private Guarded() {}

    static Future<Void> bulk(
            Mongo mongo, MongoCollection<Document> collection, List<? extends WriteModel<Document>> writes) {
        return mongo.one(collection.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .<Void>mapEmpty()
                .recover(failure -> isAllNewer(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private static boolean isAllNewer(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteConcernError() == null
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }
}
