package io.redletter.platform.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.reactivestreams.Publisher;

/** The connection to MongoDB: typed collections, and the driver's publishers as Vert.x futures with a time limit. */
public final class Mongo {
    private final Vertx vertx;
    private final MongoClient client;
    private final MongoDatabase database;
    private final long timeoutMillis;

    private Mongo(Vertx vertx, MongoClient client, MongoConfig config) {
        this.vertx = vertx;
        this.client = client;
        this.database = client.getDatabase(config.database());
        this.timeoutMillis = config.timeout().toMillis();
    }

    /** Opens the connection pool; the first operation shows whether a server is there. */
    public static Mongo connect(Vertx vertx, MongoConfig config) {
        int millis = Math.toIntExact(config.timeout().toMillis());
        MongoClientSettings settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(config.uri()))
                .writeConcern(WriteConcern.MAJORITY)
                .codecRegistry(Codecs.registry())
                .applicationName("redletter")
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(millis, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxSize(32).maxWaitTime(millis, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket ->
                        socket.connectTimeout(millis, TimeUnit.MILLISECONDS).readTimeout(millis, TimeUnit.MILLISECONDS))
                .build();
        return new Mongo(vertx, MongoClients.create(settings), config);
    }

    /** A collection whose documents are read and written as {@code type} (a record, or {@link Document}). */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(name, type);
    }

    /** The first item, or empty; completes on the caller's Vert.x context. */
    public <T> Future<Optional<T>> first(Publisher<T> publisher) {
        Promise<Optional<T>> promise = Promise.promise();
        publisher.subscribe(new FirstItem<>(caller(), promise));
        return limited(promise);
    }

    /** The first item of a publisher that always answers, such as an insert or an update. */
    public <T> Future<T> one(Publisher<T> publisher) {
        return first(publisher)
                .map(item -> item.orElseThrow(() -> new IllegalStateException("MongoDB gave no answer")));
    }

    /** All items, in order. The query itself must carry a limit. */
    public <T> Future<List<T>> list(Publisher<T> publisher) {
        Promise<List<T>> promise = Promise.promise();
        publisher.subscribe(new AllItems<>(caller(), promise));
        return limited(promise);
    }

    /** Completes when the publisher has, whatever it gave. */
    public Future<Void> done(Publisher<?> publisher) {
        return first(publisher).mapEmpty();
    }

    /** Succeeds when a server answers. */
    public Future<Void> ping() {
        return done(database.runCommand(new Document("ping", 1)));
    }

    public Future<Void> close() {
        return vertx.executeBlocking(() -> {
            client.close();
            return null;
        });
    }

    /** Where answers go: the context this is called on. */
    Context caller() {
        return vertx.getOrCreateContext();
    }

    private <T> Future<T> limited(Promise<T> promise) {
        return promise.future().timeout(timeoutMillis, TimeUnit.MILLISECONDS);
    }
}
