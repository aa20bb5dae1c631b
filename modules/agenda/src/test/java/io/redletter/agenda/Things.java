package io.redletter.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static io.redletter.platform.TestPlatform.await;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;

/** A lane of things that do nothing but remember when they were fired and by whom. */
final class Things implements Lane {
    record Fired(String id, long fence, Instant nominal, Instant actual) {}

    final Queue<Fired> fired = new ConcurrentLinkedQueue<>();
    final Queue<Fired> takenOver = new ConcurrentLinkedQueue<>();
    private final Platform platform;
    private final String name;
    private final int priority;
    private int concurrency = 256;
    private volatile Function<Claimed, Future<?>> work = this::finish;

    Things(Platform platform, String name) {
        this(platform, name, 1);
    }

    Things(Platform platform, String name, int priority) {
        this.platform = platform;
        this.name = name;
        this.priority = priority;
    }

    Things working(Function<Claimed, Future<?>> work) {
        this.work = work;
        return this;
    }

    void arm(String id, long version, Instant due) {
        arm(List.of(new Document("_id", id)
                .append("version", version)
                .append("state", "armed")
                .append("due", Date.from(due))));
    }

    void armOf(String campaign, String id, Instant due) {
        arm(List.of(new Document("_id", id)
                .append("version", 1L)
                .append("state", "armed")
                .append("campaign", campaign)
                .append("due", Date.from(due))));
    }

    List<String> armMany(int count, Function<Integer, Instant> due) {
        List<Document> many = IntStream.range(0, count)
                .mapToObj(i -> new Document("_id", "%s-%04d".formatted(name, i))
                        .append("version", 1L)
                        .append("state", "armed")
                        .append("due", Date.from(due.apply(i))))
                .toList();
        arm(many);
        return many.stream().map(document -> document.getString("_id")).toList();
    }

    private void arm(List<Document> many) {
        await(platform.mongo().done(documents().insertMany(many)));
    }

    /** What a person does who cancels or moves: a compare-and-set on what they saw. Whether it was in time. */
    Future<Boolean> change(String id, long version, Bson to) {
        return platform.mongo()
                .one(documents()
                        .updateOne(
                                and(eq("_id", id), eq("version", version), eq("state", "armed")),
                                combine(to, inc("version", 1L))))
                .map(result -> result.getMatchedCount() == 1);
    }

    Future<Void> finish(Claimed claimed) {
        return write(claimed, "finished").map(matched -> {
            if (!matched) {
                throw new IllegalStateException("fence refused for " + claimed.id());
            }
            return null;
        });
    }

    /** A write that carries the fence; whether the record took it. */
    Future<Boolean> write(Claimed claimed, String state) {
        return platform.mongo()
                .one(documents()
                        .updateOne(
                                and(eq("_id", claimed.id()), eq("version", claimed.version())),
                                combine(set("state", state), inc("version", 1L))))
                .map(result -> result.getMatchedCount() == 1);
    }

    Document read(String id) {
        return await(platform.mongo().first(documents().find(eq("_id", id)))).orElseThrow();
    }

    List<String> firedIds() {
        return ids(fired);
    }

    static List<String> ids(Collection<Fired> fired) {
        return fired.stream().map(Fired::id).sorted().toList();
    }

    @Override
    public String name() {
        return name;
    }

    Things concurrency(int most) {
        concurrency = most;
        return this;
    }

    @Override
    public int concurrency() {
        return concurrency;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public String group() {
        return "campaign";
    }

    @Override
    public MongoCollection<Document> documents() {
        return platform.mongo().collection("things_" + name, Document.class);
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        fired.add(fired(claimed));
        return work.apply(claimed);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        takenOver.add(fired(claimed));
        return finish(claimed);
    }

    private static Fired fired(Claimed claimed) {
        return new Fired(claimed.id(), claimed.version(), claimed.nominal(), claimed.actual());
    }
}
