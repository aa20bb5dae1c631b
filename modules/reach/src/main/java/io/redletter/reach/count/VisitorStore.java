package io.redletter.reach.count;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * HyperLogLog registers for good: one document a scope, window (total or local day) and writer. Days go after
 * {@value #DAYS} days, totals stay.
 */
final class VisitorStore {
    private static final int MOST = 20_000;
    private static final long DAYS = 800;

    private final Mongo mongo;
    private final MongoCollection<Document> visitors;

    /** One writer's registers of one scope and window. */
    record StoredVisitors(String scope, String window, String writer, Buffer registers) {}

    VisitorStore(Mongo mongo) {
        this.mongo = mongo;
        this.visitors = mongo.collection("reach_visitors", Document.class);
    }

    Future<Void> start() {
        return mongo.done(visitors.createIndexes(List.of(
                new IndexModel(Indexes.ascending("scope", "window")),
                new IndexModel(Indexes.ascending("tag", "window")),
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)))));
    }

    Future<Optional<Buffer>> find(String scope, String window, String writer) {
        return mongo.first(visitors.find(eq("_id", StoredCount.id(scope, window, writer))))
                .map(found -> found.map(VisitorStore::of).map(StoredVisitors::registers));
    }

    /** Every writer's registers of one scope and window. */
    Future<List<StoredVisitors>> ofScope(String scope, String window) {
        return list(and(eq("scope", scope), eq("window", window)));
    }

    /** Every writer's registers of one scope from one local day to another, both included. */
    Future<List<StoredVisitors>> ofDays(String scope, LocalDate from, LocalDate to) {
        return list(and(eq("scope", scope), gte("window", Windows.day(from)), lte("window", Windows.day(to))));
    }

    /** Every writer's registers of all scopes kept under a tag, of these windows. */
    Future<List<StoredVisitors>> ofTag(String tag, List<String> windows) {
        return list(and(eq("tag", tag), in("window", windows)));
    }

    /** Writes registers that hold all that was stored before; only their own writer does. */
    Future<Void> write(StoredVisitors stored) {
        StoredCount named = new StoredCount(stored.scope(), stored.window(), stored.writer(), 0, java.util.Map.of());
        var fields = Updates.combine(
                Updates.set("scope", stored.scope()),
                Updates.set("tag", named.tag()),
                Updates.set("window", stored.window()),
                Updates.set("writer", stored.writer()),
                Updates.set("registers", new Binary(stored.registers().getBytes())));
        var all = stored.window().equals(Windows.TOTAL)
                ? fields
                : Updates.combine(fields, Updates.set("expires", expires(stored.window())));
        return mongo.one(visitors.updateOne(eq("_id", named.id()), all, new UpdateOptions().upsert(true)))
                .mapEmpty();
    }

    private static Date expires(String day) {
        return Date.from(
                Windows.dateIn(day).plusDays(DAYS).atStartOfDay(Windows.ZONE).toInstant());
    }

    private Future<List<StoredVisitors>> list(org.bson.conversions.Bson filter) {
        return mongo.list(visitors.find(filter).limit(MOST))
                .map(found -> found.stream().map(VisitorStore::of).toList());
    }

    private static StoredVisitors of(Document document) {
        return new StoredVisitors(
                document.getString("scope"),
                document.getString("window"),
                document.getString("writer"),
                Buffer.buffer(document.get("registers", Binary.class).getData()));
    }
}
