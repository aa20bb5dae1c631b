package io.redletter.platform.embedded;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stores that come with the program: a Redis process and a MongoDB-protocol server, both real, durable, on loopback,
 * in one directory. Redis is started again if it dies. Blocking: started and stopped by the main class only.
 */
public final class EmbeddedStores implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStores.class);
    private static final Duration PAUSE_BEFORE_RESTART = Duration.ofMillis(500);

    private final Path directory;
    private final EmbeddedMongo mongo;
    private final int redisPort;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile EmbeddedRedis redis;

    private EmbeddedStores(Path directory, EmbeddedMongo mongo, EmbeddedRedis redis) {
        this.directory = directory;
        this.mongo = mongo;
        this.redis = redis;
        this.redisPort = redis.port();
    }

    /** Both servers on any free ports; the caller holds the {@link DataLock} of the directory. */
    public static EmbeddedStores start(Path directory) {
        return start(directory, 0, 0);
    }

    /**
     * @param directory held by the caller's {@link DataLock}
     * @param redisPort loopback port, 0 for any free one
     * @param mongoPort loopback port, 0 for any free one
     * @throws DataInUseException if a store cannot be opened there
     */
    public static EmbeddedStores start(Path directory, int redisPort, int mongoPort) {
        try {
            EmbeddedMongo mongo = EmbeddedMongo.start(directory.resolve("mongo"), mongoPort);
            try {
                EmbeddedRedis redis =
                        EmbeddedRedis.start(directory.resolve("redis"), redisPort == 0 ? freePort() : redisPort);
                EmbeddedStores stores = new EmbeddedStores(directory, mongo, redis);
                stores.supervise(redis);
                return stores;
            } catch (IOException | RuntimeException e) {
                mongo.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DataInUseException("内嵌存储无法启动 (the embedded stores cannot start): " + e.getMessage());
        }
    }

    /** Whether a Redis answers at this port of the loopback address; it does not until its file is read. */
    public static boolean redisAnswers(int port) {
        return EmbeddedRedis.answers(port);
    }

    public String mongoUri() {
        return "mongodb://127.0.0.1:" + mongo.port();
    }

    public String redisUri() {
        return "redis://127.0.0.1:" + redisPort;
    }

    private void supervise(EmbeddedRedis running) {
        running.process().onExit().thenRun(() -> {
            if (!closing.get()) {
                LOG.warn(
                        "embedded redis ended exit={}, starting it again",
                        running.process().exitValue());
                Thread restart = new Thread(this::restartRedis, "embedded-redis-restart");
                restart.setDaemon(true);
                restart.start();
            }
        });
    }

    private void restartRedis() {
        while (!closing.get()) {
            try {
                Thread.sleep(PAUSE_BEFORE_RESTART.toMillis());
                EmbeddedRedis started = EmbeddedRedis.start(directory.resolve("redis"), redisPort);
                redis = started;
                if (closing.get()) {
                    started.close();
                    return;
                }
                supervise(started);
                return;
            } catch (IOException e) {
                LOG.error("embedded redis did not start again", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            try {
                redis.close();
            } catch (IOException e) {
                LOG.warn("embedded redis did not stop cleanly", e);
            } finally {
                mongo.close();
            }
        }
    }
}
