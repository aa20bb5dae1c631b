package io.redletter.platform.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One connection to a backend, without the network. */
final class Wire {
    private final DurableBackend backend;
    private final EmbeddedChannel channel = new EmbeddedChannel();

    Wire(DurableBackend backend) {
        this.backend = backend;
    }

    Document command(Document command) {
        return backend.handleMessage(new MongoMessage(channel, new MessageHeader(1, 0), command.append("$db", "test")));
    }

    void index(String collection, String name, Document keys) {
        command(new Document("createIndexes", collection)
                .append("indexes", List.of(new Document("key", keys).append("name", name))));
    }

    Document insert(String collection, List<Document> documents) {
        return command(new Document("insert", collection)
                .append("documents", documents)
                .append("ordered", true));
    }

    Document update(String collection, Document query, Document change) {
        return command(new Document("update", collection)
                .append(
                        "updates",
                        List.of(new Document("q", query).append("u", change).append("multi", true))));
    }

    Document delete(String collection, Document query) {
        return command(new Document("delete", collection)
                .append("deletes", List.of(new Document("q", query).append("limit", 0))));
    }

    List<Object> ids(String collection, Document filter, @Nullable Document sort, int limit) {
        Document find = new Document("find", collection)
                .append("filter", filter)
                .append("limit", limit)
                .append("batchSize", 1_000_000);
        return ids(command(sort == null ? find : find.append("sort", sort)));
    }

    List<Object> matched(String collection, Document filter) {
        return ids(command(new Document("aggregate", collection)
                .append("pipeline", List.of(new Document("$match", filter)))
                .append("cursor", new Document())));
    }

    private static List<Object> ids(Document answer) {
        List<Object> ids = new ArrayList<>();
        for (Object found : (Iterable<?>) ((Document) answer.get("cursor")).get("firstBatch")) {
            ids.add(((Document) found).get("_id"));
        }
        return ids;
    }
}
