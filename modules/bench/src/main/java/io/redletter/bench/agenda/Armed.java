package io.redletter.bench.agenda;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static io.redletter.bench.exact.Counted.await;

import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.Document;

/** Puts documents of the size of a push where they wait. */
final class Armed {
    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);
    private static final int AT_ONCE = 1000;
    private static final int CAMPAIGNS = 5000;
    private static final String TEXT = "六五环境日,共建清洁美丽世界。".repeat(6);

    private final Mongo mongo;
    private final MongoCollection<Document> documents;

    Armed(Mongo mongo, String lane) {
        this.mongo = mongo;
        this.documents = mongo.collection("bench_" + lane, Document.class);
    }

    /** In bulk, without alarms. */
    void store(String prefix, int count, IntFunction<Instant> due) {
        for (int from = 0; from < count; from += AT_ONCE) {
            List<Document> some = IntStream.range(from, Math.min(count, from + AT_ONCE))
                    .mapToObj(i -> document(id(prefix, i), i, due.apply(i)))
                    .toList();
            await(mongo.done(documents.insertMany(some, UNORDERED)));
        }
    }

    /** In bulk, and each alarm set, as arming does. */
    void arm(Agenda agenda, String lane, String prefix, int count, IntFunction<Instant> due) {
        store(prefix, count, due);
        for (int from = 0; from < count; from += AT_ONCE) {
            await(Future.all(IntStream.range(from, Math.min(count, from + AT_ONCE))
                    .mapToObj(i -> agenda.set(lane, id(prefix, i), 1, due.apply(i)))
                    .toList()));
        }
    }

    /** Ends what fired, so that nobody takes it for the work of a dead node. */
    void finish() {
        await(mongo.one(
                documents.updateMany(eq("state", "firing"), combine(set("state", "finished"), unset("owner")))));
    }

    /** How many are in this state. */
    long in(String state) {
        return await(mongo.one(documents.countDocuments(eq("state", state))));
    }

    /** How many somebody has in hand. */
    long inHandOf(String owner) {
        return await(mongo.one(documents.countDocuments(and(eq("state", "firing"), eq("owner", owner)))));
    }

    Document read(String id) {
        return await(mongo.first(documents.find(eq("_id", id)))).orElseThrow();
    }

    MongoCollection<Document> documents() {
        return documents;
    }

    static String id(String prefix, int number) {
        return "%s-%08d".formatted(prefix, number);
    }

    static Document document(String id, int number, Instant due) {
        return new Document("_id", id)
                .append("version", 1L)
                .append("state", "armed")
                .append("due", Date.from(due))
                .append("campaignId", "campaign-" + number % CAMPAIGNS)
                .append("channelIds", List.of("channel-" + number % 97))
                .append("zone", "Asia/Shanghai")
                .append("title", TEXT);
    }
}
