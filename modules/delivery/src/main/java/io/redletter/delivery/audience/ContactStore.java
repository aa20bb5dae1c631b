package io.redletter.delivery.audience;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** When addresses were written to, in the collection {@code audience_contacts}; each ends with the cap's window. */
final class ContactStore {
    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_TIMES = 100;

    private final Mongo mongo;
    private final MongoCollection<Document> contacts;
    private final Duration window;

    ContactStore(Mongo mongo, Duration window) {
        this.mongo = mongo;
        this.contacts = mongo.collection("audience_contacts", Document.class);
        this.window = window;
    }

    Future<Void> start() {
        return mongo.done(contacts.createIndex(
                Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)));
    }

    /** When each of these was written to; who never was is not in it. */
    Future<Map<String, List<Instant>>> of(Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        return mongo.list(contacts.find(in("_id", hashes)).limit(hashes.size())).map(found -> {
            Map<String, List<Instant>> times = new HashMap<>();
            found.forEach(one -> times.put(
                    one.getString("_id"),
                    one.getList("times", Date.class).stream()
                            .map(Date::toInstant)
                            .toList()));
            return times;
        });
    }

    /** Notes one moment for each; a moment that is noted already is not noted twice. */
    Future<Void> note(Collection<String> hashes, Instant at) {
        if (hashes.isEmpty()) {
            return Future.succeededFuture();
        }
        Date when = Date.from(at);
        Date end = Date.from(at.plus(window));
        Set<String> once = new HashSet<>(hashes);
        List<WriteModel<Document>> writes = new ArrayList<>(once.size());
        for (String hash : once) {
            writes.add(new UpdateOneModel<>(
                    and(eq("_id", hash), ne("times", when)),
                    Updates.combine(
                            Updates.pushEach("times", List.of(when), new PushOptions().slice(-MOST_TIMES)),
                            Updates.max("expires", end)),
                    new UpdateOptions().upsert(true)));
        }
        return mongo.one(contacts.bulkWrite(writes, new BulkWriteOptions().ordered(false)))
                .<Void>mapEmpty()
                .recover(failure -> isOnlyRepeats(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    Future<Void> forget(String hash) {
        return mongo.one(contacts.deleteOne(eq("_id", hash))).mapEmpty();
    }

    /** Where the moment stands already, the upsert tries to insert what is there. */
    private static boolean isOnlyRepeats(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }
}
