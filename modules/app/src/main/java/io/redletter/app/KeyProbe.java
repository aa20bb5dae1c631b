package io.redletter.app;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.redletter.platform.secret.SealBrokenException;
import io.redletter.platform.secret.SealedPlace;
import io.vertx.core.Future;
import org.bson.Document;

/**
 * Whether this node has the master key of the installation whose record it uses. A node with a key of its own would refuse every
 * delivery, for the channels' secrets do not open to it: better that it does not start.
 */
final class KeyProbe {
    private static final String ID = "key-probe";
    private static final String PURPOSE = "installation/key-probe";
    /** A text sealed under a key that is dropped must not stop the next start. */
    static final SealedPlace SEALED = new SealedPlace("installation", "sealed", document -> PURPOSE);

    private static final String WORD = "redletter";

    private final Platform platform;
    private final MongoCollection<Document> installation;

    KeyProbe(Platform platform) {
        this.platform = platform;
        this.installation = platform.mongo().collection("installation", Document.class);
    }

    /** Fails with a {@link UsageException} where it is another key; the first node leaves the probe. */
    Future<Void> check() {
        return platform.mongo()
                .first(installation.find(eq("_id", ID)))
                .compose(found -> found.isPresent() ? open(found.get().getString("sealed")) : leave());
    }

    private Future<Void> leave() {
        return platform.mongo()
                .one(installation.insertOne(new Document("_id", ID).append("sealed", sealed())))
                .<Void>mapEmpty()
                .recover(failure -> Documents.isDuplicate(failure) ? check() : Future.failedFuture(failure));
    }

    /** Sealed anew at every start, so that it stands under the key that is the newest. */
    private Future<Void> open(String sealed) {
        try {
            platform.vault().open(PURPOSE, sealed);
        } catch (SealBrokenException other) {
            return Future.failedFuture(
                    new UsageException(
                            "主密钥不是这套系统的:各节点须用同一把主密钥,请从原节点的数据目录复制 master.key"
                                    + " (not this installation's master key: every node needs the same, copy master.key from the first one)"));
        }
        return platform.mongo()
                .one(installation.updateOne(and(eq("_id", ID), eq("sealed", sealed)), set("sealed", sealed())))
                .mapEmpty();
    }

    private String sealed() {
        return platform.vault().seal(PURPOSE, WORD);
    }
}
