package io.redletter.bench.crash.proof;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.redletter.bench.exact.Counted;
import io.redletter.platform.mongo.Mongo;
import java.util.ArrayList;
import java.util.List;
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

    public List<StoredDelivery> deliveries(List<String> pushIds) {
        return read("deliveries", "pushId", pushIds, List.of()).stream()
                .map(StoredDelivery::of)
                .toList();
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
