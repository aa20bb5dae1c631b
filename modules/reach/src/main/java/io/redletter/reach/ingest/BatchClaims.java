package io.redletter.reach.ingest;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * Keys of batches, claimed in MongoDB before anything is counted, so that no batch is counted on two nodes. A claim lives 48
 * hours, longer than its events are taken.
 */
public final class BatchClaims {
    private static final Duration LIFE = Duration.ofDays(2);
    private static final String IN_WORK = "claimed";
    private static final String DONE = "done";

    private final Mongo mongo;
    private final Clock clock;
    private final String node;
    private final MongoCollection<Document> claims;
    private final Set<String> inWork = ConcurrentHashMap.newKeySet();

    /** @param node names this node's journal: only there can an unfinished batch be finished */
    public BatchClaims(Platform platform, String node) {
        this.mongo = platform.mongo();
        this.clock = platform.clock();
        this.node = node;
        this.claims = mongo.collection("reach_batches", Document.class);
    }

    public Future<Void> start() {
        return mongo.done(claims.createIndexes(List.of(
                new IndexModel(Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)))));
    }

    /**
     * Claims a key for a body. Succeeds with the answer given before, or empty where the batch is to be counted now: then
     * {@link #finish} or {@link #release} must follow.
     */
    Future<Optional<String>> claim(String id, String bodyHash) {
        if (!inWork.add(id)) {
            return Future.failedFuture(busy());
        }
        Document claim = new Document("_id", id)
                .append("body", bodyHash)
                .append("node", node)
                .append("state", IN_WORK)
                .append("expires", Date.from(clock.instant().plus(LIFE)));
        return mongo.one(claims.insertOne(claim))
                .map(inserted -> Optional.<String>empty())
                .recover(failure -> Documents.isDuplicate(failure)
                        ? mongo.one(claims.find(eq("_id", id))).map(found -> repeat(found, bodyHash))
                        : Future.failedFuture(failure))
                .onSuccess(answer -> answer.ifPresent(text -> inWork.remove(id)))
                .onFailure(failure -> inWork.remove(id));
    }

    /** The batch is counted; a repeat is answered alike. */
    Future<Void> finish(String id, String answer) {
        return mongo.one(claims.updateOne(
                        eq("_id", id), Updates.combine(Updates.set("state", DONE), Updates.set("answer", answer))))
                .onComplete(done -> inWork.remove(id))
                .mapEmpty();
    }

    /** Nothing of the batch was counted: the key may be used anew. */
    Future<Void> release(String id) {
        return mongo.one(claims.deleteOne(eq("_id", id)))
                .onComplete(done -> inWork.remove(id))
                .mapEmpty();
    }

    /** Whether it was counted is not known here; a repeat on this node finds out by its event ids. */
    void leave(String id) {
        inWork.remove(id);
    }

    private Optional<String> repeat(Document found, String bodyHash) {
        if (!bodyHash.equals(found.getString("body"))) {
            throw EventRefusedException.request(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key: 已用于另一批事件 (used before for another body)",
                    "header/Idempotency-Key");
        }
        if (DONE.equals(found.getString("state"))) {
            return Optional.of(String.valueOf(found.getString("answer")));
        }
        if (!node.equals(found.getString("node"))) {
            throw EventRefusedException.request(
                    409,
                    "batch-on-another-node",
                    "这批事件正由另一节点处理,请稍后重试 (another node has this batch and has not finished it, try again)",
                    null);
        }
        return Optional.empty();
    }

    private static EventRefusedException busy() {
        return EventRefusedException.request(
                409, "batch-in-work", "这批事件正在处理,请稍后重试 (this batch is being taken right now, try again)", null);
    }
}
