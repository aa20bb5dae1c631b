package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;

import io.redletter.platform.Platform;
import io.vertx.redis.client.Command;
import java.util.List;
import org.bson.Document;

/** Empties what one test left, so that the next begins with an empty house. */
final class TestStores {
    private static final List<String> COLLECTIONS = List.of(
            "recalls",
            "replays",
            "confirm_alarms",
            "pushes",
            "deliveries",
            "delivery_chunks",
            "delivery_targets",
            "releases",
            "campaigns",
            "works",
            "agenda_nodes",
            "channel_media");

    private TestStores() {}

    static void empty(Platform platform) {
        COLLECTIONS.forEach(name -> await(platform.mongo()
                .done(platform.mongo().collection(name, Document.class).deleteMany(new Document()))));
        await(platform.redis().send(Command.FLUSHALL));
        io.redletter.platform.TestStores.deleteAll(platform.data().resolve("sandbox"));
    }
}
