package io.redletter.platform.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server process of our own: loopback, append-only file, its own directory. It outlives a killed parent, so its
 * process id is kept in a file and the next start stops what is left before it starts anew. Blocking: not for an event
 * loop.
 */
final class EmbeddedRedis implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Pattern DAMAGED = Pattern.compile(
            "Bad file format|reading the append only file|Wrong signature|Short read or OOM|Internal error in RDB|"
                    + "Unexpected end of file|Error loading DB");

    private final Process process;
    private final int port;
    private final Path pidFile;

    private EmbeddedRedis(Process process, int port, Path pidFile) {
        this.process = process;
        this.port = port;
        this.pidFile = pidFile;
    }

    /**
     * @param directory where the server keeps its append-only file, log and process id
     * @param port the loopback port, free at the moment of the call
     */
    static EmbeddedRedis start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        stopLeftOver(directory.resolve("redis.pid"));
        Path log = directory.resolve("redis.log");
        long before = Files.exists(log) ? Files.size(log) : 0;
        try {
            return launched(directory, port);
        } catch (EndedAtOnceException ended) {
            if (!saysItsFileIsDamaged(log, before) || !setAside(directory)) {
                throw ended;
            }
            return launched(directory, port);
        }
    }

    private static EmbeddedRedis launched(Path directory, int port) throws IOException {
        Path pidFile = directory.resolve("redis.pid");
        Process process = launch(directory, port);
        Files.writeString(pidFile, process.pid() + " " + port + "\n");
        EmbeddedRedis redis = new EmbeddedRedis(process, port, pidFile);
        redis.awaitReady(directory);
        LOG.info("embedded redis started port={} pid={}", port, process.pid());
        return redis;
    }

    /** The server would not run with what lies in its directory. */
    private static final class EndedAtOnceException extends IOException {
        private static final long serialVersionUID = 1L;

        EndedAtOnceException(Path log) {
            super("embedded Redis ended at once, see " + log);
        }
    }

    /** Whether the server ended over its own file, not over a port in use or the like. */
    private static boolean saysItsFileIsDamaged(Path log, long from) throws IOException {
        byte[] all = Files.readAllBytes(log);
        String said = new String(all, (int) from, all.length - (int) from, StandardCharsets.UTF_8);
        return DAMAGED.matcher(said).find();
    }

    /**
     * Redis is speed, not the record: files it cannot read are put away for a person to look at, and it starts empty; whoever
     * keeps something in it brings it back from the record. True if there was one to put away.
     */
    private static boolean setAside(Path directory) throws IOException {
        boolean any = false;
        for (String name : List.of("appendonly.aof", "dump.rdb")) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                Path damaged = directory.resolve(name + ".damaged");
                for (int i = 1; Files.exists(damaged); i++) {
                    damaged = directory.resolve(name + ".damaged-" + i);
                }
                Files.move(file, damaged);
                LOG.error(
                        "embedded redis could not read its file, starts without it file={} bytes={} set-aside={}",
                        file,
                        Files.size(damaged),
                        damaged);
                any = true;
            }
        }
        return any;
    }

    int port() {
        return port;
    }

    Process process() {
        return process;
    }

    private static Process launch(Path directory, int port) throws IOException {
        Path log = directory.resolve("redis.log");
        List<String> command = List.of(
                executable(directory).toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction",
                "--daemonize",
                "no",
                "--loglevel",
                "notice");
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The server from the Maven artifact, unpacked once; {@code REDLETTER_REDIS_SERVER} names another one. */
    private static Path executable(Path directory) throws IOException {
        String own = System.getenv("REDLETTER_REDIS_SERVER");
        if (own != null && !own.isBlank()) {
            return Path.of(own);
        }
        Path unpacked = Files.createDirectories(directory.resolve("bin"));
        return ExecutableProvider.newJarResourceProvider(unpacked.toFile())
                .get()
                .toPath();
    }

    /** One that reads a large file is given time: stopped and started again it would only begin anew. */
    private void awaitReady(Path directory) throws IOException {
        long last = System.nanoTime() + LOAD_LIMIT.toNanos();
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < Math.min(limit, last)) {
            if (!process.isAlive()) {
                Files.deleteIfExists(pidFile);
                throw new EndedAtOnceException(directory.resolve("redis.log"));
            }
            String answer = ping(port);
            if (answer.equals("+PONG")) {
                return;
            }
            if (answer.equals("-LOAD")) {
                limit = System.nanoTime() + START_LIMIT.toNanos();
            }
            pause();
        }
        process.destroyForcibly();
        throw new IOException(
                "embedded Redis did not answer within " + START_LIMIT + ", see " + directory.resolve("redis.log"));
    }

    /** Whether a Redis answers that it is ready. */
    static boolean answers(int port) {
        return ping(port).equals("+PONG");
    }

    /** The first five characters of the answer, empty if there is none: Redis says LOADING until its file is read. */
    private static String ping(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        } catch (IOException notYet) {
            return "";
        }
    }

    private static void stopLeftOver(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String[] pidAndPort = Files.readString(pidFile).strip().split(" ", 2);
        ProcessHandle.of(Long.parseLong(pidAndPort[0]))
                .filter(left -> left.info().command().orElse("").contains("redis-server"))
                .ifPresent(left -> {
                    LOG.warn("stopping a Redis left by an earlier run pid={}", left.pid());
                    stop(left);
                });
        Files.delete(pidFile);
    }

    /** SIGTERM lets Redis write its append-only file out; what does not end then is killed. */
    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            LOG.warn("embedded redis did not stop in time, killed pid={}", process.pid());
            process.destroyForcibly();
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Redis was starting", e);
        }
    }

    @Override
    public void close() throws IOException {
        stop(process.toHandle());
        Files.deleteIfExists(pidFile);
    }
}
