package io.redletter.bench.process;

import io.redletter.platform.embedded.EmbeddedStores;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The embedded stores as a process of their own. The MongoDB-protocol server is that process; Redis is its child, which it starts
 * again when it dies.
 */
public final class Stores implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path directory;
    private final int redisPort;
    private final int mongoPort;
    private Launched process;

    private Stores(Path directory, int redisPort, int mongoPort, Launched process) {
        this.directory = directory;
        this.redisPort = redisPort;
        this.mongoPort = mongoPort;
        this.process = process;
    }

    /** Starts them in a directory, on free ports that stay the same through every restart. */
    public static Stores start(Path directory) throws IOException {
        Files.createDirectories(directory);
        int redis = Ports.any();
        int mongo = Ports.any();
        return new Stores(directory, redis, mongo, launch(directory, redis, mongo));
    }

    private static Launched launch(Path directory, int redis, int mongo) throws IOException {
        return Launched.start(
                directory.resolve("stores.log"),
                Map.of(),
                "stores",
                "--data",
                directory.toString(),
                "--redis-port",
                String.valueOf(redis),
                "--mongo-port",
                String.valueOf(mongo));
    }

    public int mongoPort() {
        return mongoPort;
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + mongoPort;
    }

    public String redisUri() {
        return "redis://127.0.0.1:" + redisPort;
    }

    /** SIGKILL for the MongoDB-protocol server and, since it has lost its parent, for Redis; then both are started again. */
    public synchronized void killAll() throws IOException {
        process.kill();
        process = launch(directory, redisPort, mongoPort);
    }

    /** SIGKILL for Redis alone; comes back when the new one answers. */
    public synchronized void killRedis() throws IOException {
        cutRedis(0);
    }

    /** SIGKILL for Redis, and so many bytes of its append-only file are gone, as after a torn write. */
    public synchronized void cutRedis(long bytes) throws IOException {
        ProcessHandle redis = redis();
        redis.destroyForcibly();
        redis.onExit().join();
        cut(directory.resolve("redis").resolve("appendonly.aof"), bytes);
        awaitNewRedis(redis.pid());
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
            log.setLength(Math.max(0, log.length() - bytes));
        }
    }

    private ProcessHandle redis() throws IOException {
        return ProcessHandle.of(redisPid()).orElseThrow(() -> new IOException("no Redis is running"));
    }

    private long redisPid() throws IOException {
        String[] words =
                Files.readString(directory.resolve("redis/redis.pid")).strip().split(" ", 2);
        return Long.parseLong(words[0]);
    }

    private void awaitNewRedis(long old) throws IOException {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            if (Files.exists(directory.resolve("redis/redis.pid"))
                    && redisPid() != old
                    && EmbeddedStores.redisAnswers(redisPort)) {
                return;
            }
            Patience.pause(20);
        }
        throw new IOException("Redis did not come back within " + LIMIT);
    }

    @Override
    public synchronized void close() {
        process.close();
    }
}
