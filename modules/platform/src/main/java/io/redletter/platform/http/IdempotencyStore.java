package io.redletter.platform.http;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.json.Json;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.SealedPlace;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated creating call as it was answered the first time.
 *
 * <p>The key is claimed before the work; the new thing's id is a function of the key, so a repeat after a crash in
 * between meets the insert of the first try and does not make a second thing. Only successes are remembered: a refusal
 * may be corrected and sent again under the same key.
 */
public final class IdempotencyStore {
    private static final long KEPT_HOURS = 48;
    private static final String SEALED_FOR = "idempotency/";

    /** Where answers are sealed. */
    public static final SealedPlace SEALED = SealedPlace.byId("idempotency", "body", SEALED_FOR, "");

    private final Platform platform;
    private final MongoCollection<Document> answers;

    public IdempotencyStore(Platform platform) {
        this.platform = platform;
        this.answers = platform.mongo().collection("idempotency", Document.class);
    }

    public Future<Void> start() {
        IndexOptions end = new IndexOptions().expireAfter(KEPT_HOURS, TimeUnit.HOURS);
        return platform.mongo().done(answers.createIndex(Indexes.ascending("at"), end));
    }

    Future<Reply> answer(RoutingContext context, String operation, String caller, Supplier<Future<Reply>> work) {
        String key = context.request().getHeader("Idempotency-Key");
        if (key == null) {
            return work.get();
        }
        String id = digest(caller + "\n" + operation + "\n" + key);
        Buffer body = context.body() == null ? null : context.body().buffer();
        String request = digest(context.normalizedPath() + "\n" + (body == null ? "" : body.toString()));
        context.put(ApiCall.NEW_ID, id.substring(0, 26));
        return claim(id, request)
                .compose(earlier -> earlier == null ? carryOut(id, work) : repeat(id, request, earlier, work));
    }

    /** Null where the key is new, else what is known of its first use. */
    private Future<@Nullable Document> claim(String id, String request) {
        Document claim = new Document("_id", id)
                .append("request", request)
                .append("at", Date.from(platform.clock().instant()));
        return platform.mongo()
                .one(answers.insertOne(claim))
                .map((Document) null)
                .recover(failure -> Documents.isDuplicate(failure)
                        ? platform.mongo().one(answers.find(eq("_id", id)))
                        : Future.failedFuture(failure));
    }

    private Future<Reply> repeat(String id, String request, Document earlier, Supplier<Future<Reply>> work) {
        if (!request.equals(earlier.getString("request"))) {
            throw new RefusedException(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key 已用于另一个请求,请换一个 (key was used for another request)",
                    "header/Idempotency-Key");
        }
        Integer status = earlier.getInteger("status");
        if (status == null) {
            return carryOut(id, work);
        }
        String sealed = earlier.getString("body");
        String body = sealed == null ? null : platform.vault().open(SEALED_FOR + id, sealed);
        Map<String, String> headers = Map.of("Idempotent-Replayed", "true");
        return Future.succeededFuture(new Reply(status, body == null ? null : new JsonObject(body).getMap(), headers));
    }

    private Future<Reply> carryOut(String id, Supplier<Future<Reply>> work) {
        return work.get().compose(reply -> {
            Document answer = new Document("status", reply.status());
            Object body = reply.body();
            if (body != null) {
                answer.append("body", platform.vault().seal(SEALED_FOR + id, Json.text(body)));
            }
            return platform.mongo()
                    .one(answers.updateOne(eq("_id", id), new Document("$set", answer)))
                    .map(reply);
        });
    }

    /** Under the installation's key: a request may hold a password, which a plain hash would let people guess. */
    private String digest(String text) {
        return HexFormat.of().formatHex(platform.vault().mac("idempotency", text));
    }
}
