package io.redletter.bench.crash.house;

import io.redletter.bench.crash.wire.NodeWatch;
import io.redletter.bench.crash.wire.WireProxy;
import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Ports;
import io.redletter.bench.process.Stores;
import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One node of the program behind a proxy of its own; it keeps directory and ports through every restart. */
public final class CrashNode implements AutoCloseable {
    private final String name;
    private final Path directory;
    private final Map<String, String> settings;
    private final NodeWatch watch;
    private final WireProxy proxy;
    private final int port;
    private final Object starting = new Object();
    private volatile @Nullable Launched process;
    private volatile boolean ready;

    private CrashNode(
            String name, Path directory, Map<String, String> settings, NodeWatch watch, WireProxy proxy, int port) {
        this.name = name;
        this.directory = directory;
        this.settings = settings;
        this.watch = watch;
        this.proxy = proxy;
        this.port = port;
    }

    /**
     * Prepares it; it is not started.
     *
     * @param home where its settings and templates are
     * @param media the directory that all nodes share
     * @param targets of this machine that may be called: {@code host:port}
     */
    static CrashNode prepare(String name, Path directory, Path home, Path media, Stores stores, List<String> targets)
            throws IOException {
        Files.createDirectories(directory);
        NodeWatch watch = new NodeWatch(name);
        WireProxy proxy = WireProxy.start(stores.mongoPort(), watch);
        int port = Ports.any();
        Files.writeString(
                directory.resolve("node.yaml"),
                """
                data: %s
                http: {port: %d, public-url: "http://redletter.example"}
                management: {port: %d}
                content: {media: "%s"}
                mongo: {uri: "%s"}
                redis: {uri: "%s"}
                audiences: {quiet-from: "00:00", quiet-until: "00:00", most: 0}
                mail: {answer-seconds: 20}
                delivery:
                  allow-private-targets: %s
                  gaps: [PT1S, PT1S, PT2S, PT2S, PT2S, PT2S, PT2S, PT2S, PT2S, PT2S]
                """
                        .formatted(
                                directory,
                                port,
                                Ports.any(),
                                media,
                                proxy.uri(),
                                stores.redisUri(),
                                new JsonArray(targets).encode()));
        return new CrashNode(name, directory, settings(home), watch, proxy, port);
    }

    private static Map<String, String> settings(Path home) {
        Map<String, String> settings = new HashMap<>(CrashHouse.QUICK);
        settings.put("REDLETTER_HOME", home.toString());
        return settings;
    }

    public String name() {
        return name;
    }

    /** Its address, without a path. */
    public String site() {
        return "http://127.0.0.1:" + port;
    }

    /** What sees its writes. */
    public NodeWatch watch() {
        return watch;
    }

    /** A process on its directory, unless one runs; comes back when it is ready, or when it was killed before. */
    public void start() throws IOException {
        synchronized (starting) {
            Launched running = process;
            if (running != null && running.isAlive()) {
                return;
            }
            String config = directory.resolve("node.yaml").toString();
            Launched next = Launched.begin(directory.resolve("node.err"), settings, "serve", "--config", config);
            process = next;
            try {
                next.await("ready");
                ready = process == next;
            } catch (IOException ended) {
                if (process == next) {
                    throw ended;
                }
            }
        }
    }

    /** The same in the background, until it runs: a store that is away may end an attempt. */
    public void startSoon() {
        Thread thread = new Thread(this::startSurely, "start-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void startSurely() {
        for (int i = 0; i < 20; i++) {
            try {
                start();
                return;
            } catch (IOException again) {
                io.redletter.bench.process.Patience.pause(200);
            }
        }
    }

    /** SIGKILL; may meet it while it starts. */
    public void kill() {
        Launched running = process;
        ready = false;
        process = null;
        if (running != null) {
            running.kill();
        }
    }

    /** Whether it serves. */
    public boolean isReady() {
        return ready && isAlive();
    }

    /** Whether a process of it runs, or starts. */
    public boolean isAlive() {
        Launched running = process;
        return running != null && running.isAlive();
    }

    /** SIGSTOP: it does nothing, and does not know it. */
    public void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String signal) {
        Launched running = process;
        if (running == null) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(running.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        proxy.close();
    }
}
