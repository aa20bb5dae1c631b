package io.redletter.agenda;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.UpdateOptions;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.vertx.core.Future;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** Which lanes are paused: facts in MongoDB, read again before every claim. */
final class Pauses {
    private static final int MORE_THAN_EVER = 100;

    private final Mongo mongo;
    private final MongoCollection<Document> lanes;
    private volatile Set<String> paused = Set.of();

    Pauses(Mongo mongo) {
        this.mongo = mongo;
        this.lanes = mongo.collection("agenda_lanes", Document.class);
    }

    /** The lanes that were paused when last read. */
    Set<String> known() {
        return paused;
    }

    Future<Set<String>> read() {
        return mongo.list(lanes.find(eq("paused", true)).limit(MORE_THAN_EVER))
                .map(found -> found.stream().map(lane -> lane.getString("_id")).collect(Collectors.toUnmodifiableSet()))
                .onSuccess(read -> paused = read);
    }

    Future<Void> write(String lane, boolean pause) {
        return mongo.done(lanes.updateOne(
                        eq("_id", lane),
                        combine(set("paused", pause), inc("version", 1L)),
                        new UpdateOptions().upsert(true)))
                .compose(written -> read())
                .mapEmpty();
    }
}
