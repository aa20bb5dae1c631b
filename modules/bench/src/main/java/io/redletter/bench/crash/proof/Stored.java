package io.redletter.bench.crash.proof;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.redletter.bench.exact.Counted;
import io.redletter.platform.mongo.Mongo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** What the program stored about given pushes, read past it. */
public final class Stored {
    private static final int AT_A_TIME = 500;

    private final Mongo mongo;

    public Stored(Mongo mongo) {
        this.mongo = mongo;
    }

    public List<StoredPush> pushes(List<String> ids) {
        return read("pushes", "_id", ids, List.of("state", "due", "actual", "channelIds")).stream()
                .map(StoredPush::of)
                .toList();
    }

    /** Everything about them: their deliveries, and the people of those that go to many. */
    public Kept of(List<String> pushIds) {
        List<Document> chunks = read("delivery_chunks", "pushId", pushIds, List.of());
        Map<String, List<String>> targets = new HashMap<>();
        List<String> ids =
                chunks.stream().map(chunk -> chunk.getString("targetsId")).toList();
        read("delivery_targets", "_id", ids, List.of())
                .forEach(people -> targets.put(people.getString("_id"), people.getList("people", String.class)));
        return new Kept(
                pushes(pushIds),
                read("deliveries", "pushId", pushIds, List.of()).stream()
                        .map(StoredDelivery::of)
                        .toList(),
                chunks.stream().map(chunk -> StoredChunk.of(chunk, targets)).toList());
    }

    private List<Document> read(String collection, String field, List<String> values, List<String> fields) {
        List<Document> all = new ArrayList<>();
        for (int from = 0; from < values.size(); from += AT_A_TIME) {
            List<String> some = values.subList(from, Math.min(values.size(), from + AT_A_TIME));
            var found = mongo.collection(collection, Document.class).find(Filters.in(field, some));
            all.addAll(Counted.await(
                    mongo.list(fields.isEmpty() ? found : found.projection(Projections.include(fields)))));
        }
        return all;
    }
}
