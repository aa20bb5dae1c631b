package io.redletter.platform.embedded;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded stores promise when the program is killed. */
class EmbeddedStoresIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int WRITERS = 8;

    @TempDir
    private Path directory;

    private Vertx vertx;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void close() throws IOException {
        await(vertx.close());
        stopRedis();
    }

    @Test
    void keepsEveryAcknowledgedWriteThroughKill() throws IOException {
        AtomicInteger acknowledged = new AtomicInteger();
        try (StoresProcess stores = StoresProcess.start(directory)) {
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "kill", LIMIT));
            insertForEver(mongo, mongo.collection("notes", Document.class), acknowledged);
            Awaitility.await().until(() -> acknowledged.get() > 500);
            stores.kill();
        }
        int promised = acknowledged.get();

        try (StoresProcess again = StoresProcess.start(directory)) {
            Mongo mongo = Mongo.connect(vertx, new MongoConfig(again.mongoUri(), "kill", LIMIT));
            long kept =
                    await(mongo.one(mongo.collection("notes", Document.class).countDocuments()));

            assertThat(kept).isBetween((long) promised, promised + 1L);
            await(mongo.close());
        }
    }

    @Test
    void keepsIndexesAndDocumentsInStepThroughKills() throws IOException {
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        for (int life = 1; life <= 3; life++) {
            try (StoresProcess stores = StoresProcess.start(directory)) {
                Mongo mongo = Mongo.connect(vertx, new MongoConfig(stores.mongoUri(), "kill", LIMIT));
                MongoCollection<Document> things = mongo.collection("things", Document.class);
                await(mongo.one(things.createIndex(Indexes.ascending("step", "at"))));
                check(mongo, things, acknowledged);
                for (int writer = 0; writer < WRITERS; writer++) {
                    moveForEver(mongo, things, "w" + writer, acknowledged);
                }
                int enough = acknowledged.values().stream().mapToInt(i -> i).sum() + 400;
                Awaitility.await()
                        .until(() ->
                                acknowledged.values().stream().mapToInt(i -> i).sum() > enough);
                stores.kill();
            }
        }
    }

    /** Each writer moves its own ten documents a step further with every bulk, and its last answer is what must be kept. */
    private static void moveForEver(
            Mongo mongo, MongoCollection<Document> things, String writer, Map<String, Integer> acknowledged) {
        int next = acknowledged.getOrDefault(writer, 0) + 1;
        List<UpdateOneModel<Document>> moves = IntStream.range(0, 10)
                .mapToObj(i -> new UpdateOneModel<Document>(
                        Filters.eq("_id", writer + "-" + i),
                        Updates.combine(Updates.set("step", next), Updates.set("at", new Date(next))),
                        new UpdateOptions().upsert(true)))
                .toList();
        mongo.one(things.bulkWrite(moves, new BulkWriteOptions().ordered(false)))
                .onSuccess(v -> {
                    acknowledged.put(writer, next);
                    moveForEver(mongo, things, writer, acknowledged);
                });
    }

    private static void check(Mongo mongo, MongoCollection<Document> things, Map<String, Integer> acknowledged) {
        Map<Integer, Set<String>> byStep = new TreeMap<>();
        for (Document thing : await(mongo.list(things.find()))) {
            byStep.computeIfAbsent(thing.getInteger("step"), step -> new TreeSet<>())
                    .add(thing.getString("_id"));
        }
        byStep.forEach((step, ids) -> assertThat(await(mongo.list(things.find(Filters.eq("step", step)))))
                .as("step %s by its index", step)
                .extracting(thing -> thing.getString("_id"))
                .containsExactlyInAnyOrderElementsOf(ids));
        acknowledged.forEach((writer, step) -> {
            List<Document> own = await(mongo.list(things.find(Filters.regex("_id", "^" + writer + "-"))));
            assertThat(own).hasSize(10).allSatisfy(thing -> assertThat(thing.getInteger("step"))
                    .as("what %s was told", writer)
                    .isBetween(step, step + 1));
            assertThat(own)
                    .as("one commit holds a whole command")
                    .extracting(thing -> thing.getInteger("step"))
                    .containsOnly(own.get(0).getInteger("step"));
            acknowledged.put(writer, own.get(0).getInteger("step"));
        });
    }

    @Test
    void stopsTheRedisThatAKilledProgramLeftBehind() throws IOException {
        long left;
        try (StoresProcess stores = StoresProcess.start(directory)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, LIMIT));
            await(redis.send(Command.SET, "day", "六五环境日"));
            left = redisPid();
            stores.kill();
        }
        assertThat(ProcessHandle.of(left)).as("Redis outlives its parent").isPresent();

        try (StoresProcess again = StoresProcess.start(directory)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(again.redisUri(), false, LIMIT));

            assertThat(ProcessHandle.of(left)).isEmpty();
            assertThat(await(redis.send(Command.GET, "day")).toString()).isEqualTo("六五环境日");
        }
    }

    @Test
    void startsRedisAgainWhenItDies() throws IOException {
        try (StoresProcess stores = StoresProcess.start(directory)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, LIMIT));
            await(redis.send(Command.SET, "day", "1"));

            ProcessHandle.of(redisPid()).orElseThrow().destroyForcibly();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> await(redis.send(Command.GET, "day")) != null);
        }
    }

    @Test
    void putsARedisFileAwayThatCannotBeReadAndStartsWithoutIt() throws IOException {
        Path file = directory.resolve("redis/appendonly.aof");
        try (StoresProcess stores = StoresProcess.start(directory)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(stores.redisUri(), false, LIMIT));
            await(redis.send(Command.SET, "day", "1"));
            stores.kill();
        }
        stopRedis();
        Files.writeString(file, "*3\r\n$3\r\nSET\r\nnonsense that no Redis ever wrote\r\n");

        try (StoresProcess again = StoresProcess.start(directory)) {
            RedisLink redis = RedisLink.connect(vertx, new RedisConfig(again.redisUri(), false, LIMIT));

            assertThat(await(redis.send(Command.GET, "day"))).isNull();
            assertThat(directory.resolve("redis/appendonly.aof.damaged")).exists();
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() throws IOException {
        try (StoresProcess stores = StoresProcess.start(directory)) {
            assertThat(stores.mongoUri()).isNotBlank();

            assertThatThrownBy(() -> DataLock.take(directory))
                    .isInstanceOf(DataInUseException.class)
                    .hasMessageContaining(directory.toString());
        }
    }

    private static void insertForEver(Mongo mongo, MongoCollection<Document> notes, AtomicInteger acknowledged) {
        mongo.one(notes.insertOne(new Document("n", acknowledged.get()))).onSuccess(v -> {
            acknowledged.incrementAndGet();
            insertForEver(mongo, notes, acknowledged);
        });
    }

    private long redisPid() throws IOException {
        return Long.parseLong(
                Files.readString(directory.resolve("redis/redis.pid")).strip().split(" ")[0]);
    }

    private void stopRedis() throws IOException {
        if (Files.exists(directory.resolve("redis/redis.pid"))) {
            ProcessHandle.of(redisPid()).ifPresent(left -> {
                left.destroyForcibly();
                left.onExit().join();
            });
        }
    }
}
