package io.redletter.bench.crash.house;

import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A department with a campaign of these days, an approved work and some people, on stores that nodes will share.
 *
 * @param token of someone who may add channels and arm pushes
 * @param directory holds the master key and the media
 * @param campaign its id
 * @param work its id
 * @param released when the work may leave at the earliest
 */
public record Planting(String token, Path directory, String campaign, String work, Instant released) {
    /** The segment of all people. */
    public static final String EVERYBODY = "seg_crasheverybody";

    static Planting plant(Path directory, Vertx vertx, Mongo mongo, RedisLink redis) throws IOException {
        Planting planted = new Founding(vertx, Files.createDirectories(directory), mongo, redis).plant(directory);
        Files.createDirectories(planted.media());
        return planted;
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
