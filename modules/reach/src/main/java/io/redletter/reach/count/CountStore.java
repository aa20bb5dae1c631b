package io.redletter.reach.count;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * The counts for good: one document a scope, window and writer, with absolute values and their offset.
 *
 * <p>Totals and days stay (one small document each); hours, with their minutes, go after {@value #HOUR_DAYS} days.
 */
final class CountStore {
    private static final int CHUNK = 500;
    static final int MOST = 50_000;
    private static final long HOUR_DAYS = 400;

    private final Mongo mongo;
    private final MongoCollection<Document> counts;

    CountStore(Mongo mongo) {
        this.mongo = mongo;
        this.counts = mongo.collection("reach_counts", Document.class);
    }

    Future<Void> start() {
        return mongo.done(counts.createIndexes(List.of(
                new IndexModel(Indexes.ascending("scope", "window")),
                new IndexModel(Indexes.ascending("tag", "window")),
                new IndexModel(Indexes.ascending("writer", "kind")),
                new IndexModel(Indexes.ascending("kind", "window")),
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)))));
    }

    /** The documents that are there, of these ids. */
    Future<List<StoredCount>> find(Collection<String> ids) {
        Future<List<StoredCount>> found = Future.succeededFuture(List.of());
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
            found = found.compose(
                    before -> list(mongo.list(counts.find(in("_id", chunk)))).map(more -> Lists.join(before, more)));
        }
        return found;
    }

    /** Every writer's count of one scope and window. */
    Future<List<StoredCount>> ofScope(String scope, String window) {
        return list(mongo.list(
                counts.find(and(eq("scope", scope), eq("window", window))).limit(MOST)));
    }

    /** Every writer's counts of one scope, windows from (included) to (excluded) in the order of their names. */
    Future<List<StoredCount>> ofScope(String scope, String from, String to) {
        return list(mongo.list(counts.find(and(eq("scope", scope), gte("window", from), lt("window", to)))
                .limit(MOST)));
    }

    /** Every writer's counts of all scopes kept under a tag, of these windows. */
    Future<List<StoredCount>> ofTag(String tag, List<String> windows) {
        return list(mongo.list(
                counts.find(and(eq("tag", tag), in("window", windows))).limit(MOST)));
    }

    /** Every writer's totals of the scopes of one kind that are no parts. */
    Future<List<StoredCount>> ofKind(String kind) {
        return list(mongo.list(
                counts.find(and(eq("kind", kind), eq("window", Windows.TOTAL))).limit(MOST)));
    }

    /** The totals of all campaigns that a writer counted. */
    Future<List<StoredCount>> campaignsOf(String writer) {
        return list(mongo.list(
                counts.find(and(eq("writer", writer), eq("kind", "campaign"))).limit(MOST)));
    }

    /** Writes absolute values; a document that is at or past the offset stays as it is. */
    Future<Void> write(List<StoredCount> documents) {
        Future<Void> written = Future.succeededFuture();
        for (int from = 0; from < documents.size(); from += CHUNK) {
            List<UpdateOneModel<Document>> chunk =
                    documents.subList(from, Math.min(from + CHUNK, documents.size())).stream()
                            .map(CountStore::upsert)
                            .toList();
            written = written.compose(v -> Guarded.bulk(mongo, counts, chunk));
        }
        return written;
    }

    private static UpdateOneModel<Document> upsert(StoredCount count) {
        return new UpdateOneModel<>(
                and(eq("_id", count.id()), lt("off", count.offset())),
                Updates.combine(count.toFields(HOUR_DAYS).entrySet().stream()
                        .map(field -> Updates.set(field.getKey(), field.getValue()))
                        .toList()),
                new UpdateOptions().upsert(true));
    }

    private static Future<List<StoredCount>> list(Future<List<Document>> documents) {
        return documents.map(list -> list.stream().map(StoredCount::of).toList());
    }
}
