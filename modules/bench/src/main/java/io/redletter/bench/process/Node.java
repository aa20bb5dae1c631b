package io.redletter.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** One node of the program, {@code serve}, on given stores; it keeps its directory and its port through every restart. */
public final class Node implements AutoCloseable {
    private final Path directory;
    private final Map<String, String> settings;
    private final int port;
    private Launched process;

    private Node(Path directory, Map<String, String> settings, int port, Launched process) {
        this.directory = directory;
        this.settings = settings;
        this.port = port;
        this.process = process;
    }

    /** @param more settings of the environment, such as {@code REDLETTER_REACH_DURABILITY} */
    public static Node start(Path directory, Stores stores, Map<String, String> more) throws IOException {
        Files.createDirectories(directory);
        int port = Ports.any();
        Map<String, String> settings = new HashMap<>(Map.of(
                "REDLETTER_DATA", directory.toString(),
                "REDLETTER_HTTP_PORT", String.valueOf(port),
                "REDLETTER_HTTP_PUBLIC_URL", "http://127.0.0.1:" + port,
                "REDLETTER_MANAGEMENT_PORT", String.valueOf(Ports.any()),
                "REDLETTER_MONGO_URI", stores.mongoUri(),
                "REDLETTER_REDIS_URI", stores.redisUri()));
        settings.putAll(more);
        return new Node(directory, settings, port, launch(directory, settings));
    }

    private static Launched launch(Path directory, Map<String, String> settings) throws IOException {
        return Launched.start(directory.resolve("node.log"), settings, "serve");
    }

    public Path directory() {
        return directory;
    }

    /** Its address, without a path. */
    public String site() {
        return "http://127.0.0.1:" + port;
    }

    /** Where its probes and meters are. */
    public String management() {
        return "http://127.0.0.1:" + settings.get("REDLETTER_MANAGEMENT_PORT");
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL, and a new process on the same directory; comes back when it is ready. */
    public synchronized void killAndRestart() throws IOException {
        kill();
        start();
    }

    /** SIGKILL. */
    public synchronized void kill() {
        process.kill();
    }

    /** A new process on the same directory, where the one before is dead; comes back when it is ready. */
    public synchronized void start() throws IOException {
        process = launch(directory, settings);
    }

    @Override
    public synchronized void close() {
        process.close();
    }
}
