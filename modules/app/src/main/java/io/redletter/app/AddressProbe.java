package io.redletter.app;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Ids;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this node tells readers the same {@code http.public-url} as the nodes beside it: it stands in feeds, letters and
 * pushes, whichever node makes them. Better that a node with another one does not start. To change it, stop every node first.
 */
final class AddressProbe {
    private static final Logger LOG = LoggerFactory.getLogger(AddressProbe.class);
    private static final Duration LIVES = Duration.ofMinutes(1);
    private static final long SAYS_MILLIS = LIVES.dividedBy(3).toMillis();
    private static final String URL = "publicUrl";
    private static final String SEEN = "seen";

    private final Platform platform;
    private final String url;
    private final MongoCollection<Document> nodes;
    private String self = "";
    private long timer = -1;

    AddressProbe(Platform platform, String url) {
        this.platform = platform;
        this.url = url;
        this.nodes = platform.mongo().collection("installation_nodes", Document.class);
    }

    /** Fails with a {@link UsageException} where a node that lives says another address; goes on saying ours. */
    Future<Void> check() {
        return platform.mongo()
                .done(nodes.createIndex(Indexes.ascending(SEEN), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)))
                .compose(v -> platform.vertx().executeBlocking(() -> self(platform.data())))
                .compose(id -> {
                    self = id;
                    return say(); // first, so that of two that start together at least one sees the other
                })
                .compose(v -> platform.mongo()
                        .first(nodes.find(and(ne("_id", self), ne(URL, url), gt(SEEN, Date.from(since()))))))
                .compose(other -> other.isPresent()
                        ? forget().compose(v -> Future.failedFuture(another(other.get())))
                        : Future.succeededFuture())
                .onSuccess(v -> timer = platform.vertx().setPeriodic(SAYS_MILLIS, at -> say().onFailure(
                                away -> LOG.debug("cannot say the public address", away))))
                .mapEmpty();
    }

    Future<Void> stop() {
        platform.vertx().cancelTimer(timer);
        return self.isEmpty() ? Future.succeededFuture() : forget();
    }

    private Future<Void> say() {
        return platform.mongo()
                .done(nodes.updateOne(
                        eq("_id", self),
                        combine(
                                set(URL, url),
                                set(SEEN, Date.from(platform.clock().instant()))),
                        new UpdateOptions().upsert(true)));
    }

    private Future<Void> forget() {
        return platform.mongo().done(nodes.deleteOne(eq("_id", self)));
    }

    private Instant since() {
        return platform.clock().instant().minus(LIVES);
    }

    private UsageException another(Document other) {
        return new UsageException("http.public-url: 这里是 " + url + ",另一个节点是 " + other.getString(URL)
                + ";各节点须一致,要改请先停下所有节点 (another node that runs says " + other.getString(URL)
                + "; expected: the same on all nodes; to change it, stop them all first)");
    }

    /** The same after every start on this data directory, so that a node never stands in its own way. */
    private static String self(Path data) throws IOException {
        Path file = data.resolve("node");
        if (!Files.exists(file)) {
            Files.writeString(file, Ids.next("node"));
        }
        return Files.readString(file).strip();
    }
}
