package io.redletter.platform.secret;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Seals every stored text anew under the newest master key, one compare-and-set after another. Cut off at any point, both
 * keys open what is there, and the next run goes on with the rest. A text that another writes meanwhile is left to the
 * next run too.
 */
public final class Resealing {
    private static final int PAGE = 200;

    private final Mongo mongo;
    private final Vault vault;

    public Resealing(Mongo mongo, Vault vault) {
        this.mongo = mongo;
        this.vault = vault;
    }

    /**
     * What was found at one place.
     *
     * @param resealed texts that now stand under the newest key
     * @param already texts that did before
     * @param broken texts that open under no key of this installation
     */
    public record Found(SealedPlace place, long resealed, long already, long broken) {
        Found plus(long more, long same, long shut) {
            return new Found(place, resealed + more, already + same, broken + shut);
        }
    }

    /** Looks without changing: {@code resealed} counts what a run would change. */
    public Future<Found> look(SealedPlace place) {
        return walk(place, new Found(place, 0, 0, 0), "", false);
    }

    public Future<Found> run(SealedPlace place) {
        return walk(place, new Found(place, 0, 0, 0), "", true);
    }

    private Future<Found> walk(SealedPlace place, Found sum, String after, boolean change) {
        MongoCollection<Document> documents = mongo.collection(place.collection(), Document.class);
        Bson next = and(gt("_id", after), exists(place.field()));
        return mongo.list(documents.find(next).sort(Sorts.ascending("_id")).limit(PAGE))
                .compose(page -> each(place, documents, page, 0, sum, change)
                        .compose(done -> page.size() < PAGE
                                ? Future.succeededFuture(done)
                                : walk(place, done, page.get(PAGE - 1).getString("_id"), change)));
    }

    private Future<Found> each(
            SealedPlace place,
            MongoCollection<Document> documents,
            List<Document> page,
            int at,
            Found sum,
            boolean change) {
        if (at == page.size()) {
            return Future.succeededFuture(sum);
        }
        return one(place, documents, page.get(at), sum, change)
                .compose(next -> each(place, documents, page, at + 1, next, change));
    }

    private Future<Found> one(
            SealedPlace place, MongoCollection<Document> documents, Document document, Found sum, boolean change) {
        if (!(document.get(place.field()) instanceof String sealed)) {
            return Future.succeededFuture(sum);
        }
        if (vault.isSealedByNewest(sealed)) {
            return Future.succeededFuture(sum.plus(0, 1, 0));
        }
        String purpose = place.purpose().apply(document);
        String anew;
        try {
            anew = vault.seal(purpose, vault.open(purpose, sealed));
        } catch (SealBrokenException broken) {
            return Future.succeededFuture(sum.plus(0, 0, 1));
        }
        if (!change) {
            return Future.succeededFuture(sum.plus(1, 0, 0));
        }
        Bson untouched = and(eq("_id", document.get("_id")), eq(place.field(), sealed));
        return mongo.one(documents.updateOne(untouched, set(place.field(), anew)))
                .map(result -> sum.plus(result.getModifiedCount(), 0, 0));
    }
}
