package io.redletter.agenda;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The nodes' signs of life: one document each, whose {@code beat} rises while the node lives. */
final class Nodes {
    private static final int MORE_THAN_EVER = 1000;

    private final Mongo mongo;
    private final MongoCollection<Document> nodes;

    Nodes(Mongo mongo) {
        this.mongo = mongo;
        this.nodes = mongo.collection("agenda_nodes", Document.class);
    }

    Future<Void> indexes() {
        return mongo.done(
                nodes.createIndex(Indexes.ascending("seen"), new IndexOptions().expireAfter(1L, TimeUnit.DAYS)));
    }

    Future<Void> beat(Incarnation self, Instant now) {
        return mongo.done(nodes.updateOne(
                eq("_id", self.id()),
                combine(inc("beat", 1L), set("name", self.name()), set("run", self.run()), set("seen", Date.from(now))),
                new UpdateOptions().upsert(true)));
    }

    Future<List<Beat>> beats() {
        return mongo.list(nodes.find().limit(MORE_THAN_EVER))
                .map(found -> found.stream().map(Nodes::beat).toList());
    }

    Future<Void> forget(String id) {
        return mongo.done(nodes.deleteOne(eq("_id", id)));
    }

    private static Beat beat(Document node) {
        return new Beat(
                node.getString("_id"),
                node.getString("name"),
                LaneRecord.number(node, "run"),
                LaneRecord.number(node, "beat"));
    }

    /** A node's sign of life as it was read. */
    record Beat(String id, String name, long run, long beat) {}
}
