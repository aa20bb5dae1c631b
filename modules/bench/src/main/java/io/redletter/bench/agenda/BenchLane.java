package io.redletter.bench.agenda;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.bson.Document;

/** A lane whose work is to note when it began. What it fired stays in its firing state, so that it can be counted. */
final class BenchLane implements Lane {
    /** @param at when the work began, by the agenda's time */
    record Fired(String id, long fence, Instant nominal, Instant at) {}

    private static final int MANY = 100_000;

    private final Queue<Fired> fired = new ConcurrentLinkedQueue<>();
    private final Queue<Fired> takenOver = new ConcurrentLinkedQueue<>();
    private final String name;
    private final MongoCollection<Document> documents;
    private final Supplier<Instant> now;
    private final boolean hanging;

    /** @param hanging whether the work never ends, as when a node dies in it */
    BenchLane(String name, Mongo mongo, Supplier<Instant> now, boolean hanging) {
        this.name = name;
        this.documents = mongo.collection("bench_" + name, Document.class);
        this.now = now;
        this.hanging = hanging;
    }

    List<Fired> fired() {
        return List.copyOf(fired);
    }

    int count() {
        return fired.size();
    }

    void forget() {
        fired.clear();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int priority() {
        return 1;
    }

    @Override
    public MongoCollection<Document> documents() {
        return documents;
    }

    @Override
    public String group() {
        return "campaignId";
    }

    @Override
    public int concurrency() {
        return MANY;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        fired.add(new Fired(claimed.id(), claimed.version(), claimed.nominal(), now.get()));
        return hanging ? Promise.promise().future() : Future.succeededFuture();
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        takenOver.add(new Fired(claimed.id(), claimed.version(), claimed.nominal(), now.get()));
        return hanging ? Promise.promise().future() : Future.succeededFuture();
    }
}
