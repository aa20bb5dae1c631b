package io.redletter.bench.query;

import static io.redletter.bench.exact.Counted.await;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.redletter.reach.count.Windows;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Counts as two nodes would have left them: the days of a campaign with their visitors, and the totals of many others. The registers
 * are Redis' own.
 */
final class YearOfCounts {
    static final List<String> NODES = List.of("node-a", "node-b");
    private static final int CHUNK = 100;
    private static final String SCRATCH = "bench:registers";

    private final RedisLink redis;
    private final MongoCollection<Document> counts;
    private final MongoCollection<Document> visitors;
    private final Mongo mongo;

    YearOfCounts(Mongo mongo, RedisLink redis) {
        this.mongo = mongo;
        this.redis = redis;
        this.counts = mongo.collection("reach_counts", Document.class);
        this.visitors = mongo.collection("reach_visitors", Document.class);
    }

    MongoCollection<Document> counts() {
        return counts;
    }

    MongoCollection<Document> visitors() {
        return visitors;
    }

    /** Every local day from one to another, both included, and the total. */
    void campaign(String scope, LocalDate from, LocalDate to, int visitorsADay) {
        List<Document> figures = new ArrayList<>();
        List<Document> people = new ArrayList<>();
        for (LocalDate day : from.datesUntil(to.plusDays(1)).toList()) {
            for (String node : NODES) {
                figures.add(count(scope, Windows.day(day), node, 1_000 + day.getDayOfYear()));
                people.add(registers(scope, Windows.day(day), node, day.toEpochDay() * visitorsADay / 3, visitorsADay));
            }
        }
        for (String node : NODES) {
            figures.add(count(scope, Windows.TOTAL, node, 400_000));
            people.add(registers(scope, Windows.TOTAL, node, 0, visitorsADay * 20));
        }
        store(counts, figures);
        store(visitors, people);
    }

    /** The totals of so many campaigns, for lists of the largest. */
    void totals(int campaigns) {
        List<Document> figures = new ArrayList<>();
        for (int i = 0; i < campaigns; i++) {
            for (String node : NODES) {
                figures.add(count("campaign:campaign_other" + i, Windows.TOTAL, node, 10 + i * 7L % 50_000));
            }
        }
        store(counts, figures);
    }

    private void store(MongoCollection<Document> collection, List<Document> documents) {
        for (int from = 0; from < documents.size(); from += CHUNK) {
            await(mongo.one(collection.insertMany(documents.subList(from, Math.min(from + CHUNK, documents.size())))));
        }
    }

    private static Document count(String scope, String window, String node, long views) {
        Document count = new Document("_id", scope + "|" + window + "|" + node)
                .append("scope", scope)
                .append("tag", scope)
                .append("window", window)
                .append("writer", node)
                .append("off", 1_000L)
                .append("at", Date.from(Instant.now()))
                .append(
                        "values",
                        new Document(Map.of("view", views, "play", views / 3, "share", views / 30, "read", views / 2)));
        return window.equals(Windows.TOTAL) ? count.append("kind", "campaign") : count;
    }

    private Document registers(String scope, String window, String node, long first, int people) {
        List<Object> command = new ArrayList<>(List.of(SCRATCH));
        for (int i = 0; i < people; i++) {
            command.add("v" + (first + i));
        }
        await(redis.send(Command.DEL, SCRATCH));
        await(redis.send(Command.PFADD, command.toArray()));
        Buffer registers = await(redis.send(Command.GET, SCRATCH)).toBuffer();
        return new Document("_id", scope + "|" + window + "|" + node)
                .append("scope", scope)
                .append("tag", scope)
                .append("window", window)
                .append("writer", node)
                .append("registers", new Binary(registers.getBytes()));
    }
}
