package io.redletter.bench.crash.house;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.redletter.bench.exact.Counted;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Stores;
import io.redletter.platform.mongo.Mongo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * A department with a campaign of today and an approved work, as the demo plants them, on stores that nodes will share.
 *
 * @param token of someone who may add channels and arm pushes
 * @param directory holds the master key and the media
 * @param released when the work may leave at the earliest
 */
record Planting(String token, Path directory, Instant released) {
    static final String CAMPAIGN = "campaign_demotoday";
    static final String WORK = "work_demoarticle";

    static Planting plant(Path directory, Stores stores, Mongo mongo) throws IOException {
        Files.createDirectories(directory);
        Map<String, String> settings = new HashMap<>(CrashHouse.QUICK);
        settings.put("REDLETTER_MONGO_URI", stores.mongoUri());
        settings.put("REDLETTER_REDIS_URI", stores.redisUri());
        Launched demo = Launched.begin(
                directory.resolve("demo.log"),
                settings,
                "demo",
                "--port",
                "0",
                "--no-readers",
                "--data",
                directory.toString());
        demo.await("token");
        demo.kill();
        Counted.await(mongo.one(mongo.collection("users", Document.class)
                .updateOne(
                        Filters.eq("_id", "user_demoplanner"), Updates.set("roles", List.of("PLANNER", "OPERATOR")))));
        Document work = Counted.await(
                        mongo.first(mongo.collection("works", Document.class).find(Filters.eq("_id", WORK))))
                .orElseThrow();
        Instant released = work.getDate("releaseAt").toInstant();
        return new Planting(demo.value("token"), directory, released);
    }

    /** Gives a node the key under which secrets are sealed. */
    void share(Path node) throws IOException {
        Files.createDirectories(node);
        Files.copy(directory.resolve("master.key"), node.resolve("master.key"));
    }

    /** Where the media lie, for all nodes. */
    Path media() {
        return directory.resolve("media");
    }
}
