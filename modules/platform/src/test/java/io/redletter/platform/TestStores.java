package io.redletter.platform;

import io.redletter.platform.embedded.DataLock;
import io.redletter.platform.embedded.EmbeddedStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The servers that tests run on: the embedded ones, started once per JVM, or real ones named by {@code -Dmongo.uri} and
 * {@code -Dredis.uri}.
 */
public final class TestStores {
    private static TestStores shared;

    private final String mongoUri;
    private final String redisUri;

    private TestStores(String mongoUri, String redisUri) {
        this.mongoUri = mongoUri;
        this.redisUri = redisUri;
    }

    public static synchronized TestStores shared() {
        if (shared == null) {
            shared = open();
        }
        return shared;
    }

    public String mongoUri() {
        return mongoUri;
    }

    public String redisUri() {
        return redisUri;
    }

    private static TestStores open() {
        String mongo = System.getProperty("mongo.uri", "");
        String redis = System.getProperty("redis.uri", "");
        if (!mongo.isBlank() && !redis.isBlank()) {
            return new TestStores(mongo, redis);
        }
        Path directory = temporaryDirectory();
        DataLock lock = DataLock.take(directory);
        EmbeddedStores stores = EmbeddedStores.start(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stores.close();
            closeQuietly(lock);
            deleteAll(directory);
        }));
        return new TestStores(mongo.isBlank() ? stores.mongoUri() : mongo, redis.isBlank() ? stores.redisUri() : redis);
    }

    public static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("redletter-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a directory and all below it; what is already gone is no failure. */
    public static void deleteAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeQuietly(DataLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
