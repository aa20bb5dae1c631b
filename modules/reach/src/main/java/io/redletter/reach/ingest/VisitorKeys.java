package io.redletter.reach.ingest;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.secret.SealBrokenException;
import io.redletter.platform.secret.SealedPlace;
import io.redletter.platform.secret.Vault;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One random key a campaign, sealed in MongoDB, under which visitors are told apart: nobody can be followed from one
 * campaign to another, and once the key is destroyed nobody can be recognised at all.
 */
public final class VisitorKeys {
    /** Where campaigns' keys are sealed. */
    public static final SealedPlace SEALED = SealedPlace.byId("reach_visitor_keys", "sealed", "reach/visitors/", "");

    private static final Logger LOG = LoggerFactory.getLogger(VisitorKeys.class);
    private static final int KEY_BYTES = 32;
    private static final int MAX_CACHED = 10_000;
    private static final long FRESH_NANOS = 300_000_000_000L;

    private final Mongo mongo;
    private final Vault vault;
    private final java.time.Clock clock;
    private final MongoCollection<Document> keys;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    private record Cached(Future<Optional<VisitorKey>> key, long readAt) {
        boolean isFresh() {
            return !key.failed() && System.nanoTime() - readAt < FRESH_NANOS;
        }
    }

    public VisitorKeys(Platform platform) {
        this.mongo = platform.mongo();
        this.vault = platform.vault();
        this.clock = platform.clock();
        this.keys = mongo.collection("reach_visitor_keys", Document.class);
    }

    /** Destroys a campaign's key; its reach stays, its visitors can no longer be recognised. */
    public Future<Void> destroy(String campaignId) {
        cache.remove(campaignId);
        return mongo.one(keys.updateOne(
                        eq("_id", campaignId),
                        Updates.combine(
                                Updates.unset("sealed"), Updates.set("destroyedAt", Date.from(clock.instant()))),
                        new UpdateOptions().upsert(true)))
                .mapEmpty();
    }

    /** Campaigns whose key still is there, and when each key was made; at most ten thousand. */
    public Future<Map<String, Instant>> living() {
        return mongo.list(keys.find(exists("sealed"))
                        .projection(Projections.include("createdAt"))
                        .limit(MAX_CACHED))
                .map(found -> {
                    Map<String, Instant> living = new TreeMap<>();
                    found.forEach(each -> living.put(
                            each.getString("_id"),
                            each.get("createdAt") instanceof Date at ? at.toInstant() : Instant.EPOCH));
                    return living;
                });
    }

    /** The key of a campaign; empty once it was destroyed. */
    Future<Optional<VisitorKey>> key(String campaignId) {
        Cached cached = cache.get(campaignId);
        if (cached != null && cached.isFresh()) {
            return cached.key();
        }
        if (cache.size() > MAX_CACHED) {
            cache.clear();
        }
        Future<Optional<VisitorKey>> read = readOrMake(campaignId);
        cache.put(campaignId, new Cached(read, System.nanoTime()));
        return read;
    }

    private Future<Optional<VisitorKey>> readOrMake(String campaignId) {
        return mongo.first(keys.find(eq("_id", campaignId)))
                .compose(found -> found.isPresent() ? Future.succeededFuture(found.get()) : make(campaignId))
                .map(document -> open(campaignId, document));
    }

    private Future<Document> make(String campaignId) {
        String key = Base64.getEncoder().encodeToString(Vault.random(KEY_BYTES));
        Document made = new Document("_id", campaignId)
                .append("sealed", vault.seal(purpose(campaignId), key))
                .append("createdAt", Date.from(clock.instant()));
        return mongo.one(keys.insertOne(made))
                .map(made)
                .recover(failure -> Documents.isDuplicate(failure)
                        ? mongo.one(keys.find(eq("_id", campaignId)))
                        : Future.failedFuture(failure));
    }

    private Optional<VisitorKey> open(String campaignId, Document document) {
        String sealed = document.getString("sealed");
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(vault.open(purpose(campaignId), sealed));
            return Optional.of(VisitorKey.of(key));
        } catch (SealBrokenException e) {
            LOG.error(
                    "reach visitors of campaign {} are not told apart: key sealed under another master key",
                    campaignId);
            return Optional.empty();
        }
    }

    private static String purpose(String campaignId) {
        return "reach/visitors/" + campaignId;
    }
}
