package io.redletter.platform.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The embedded stores in a process of their own, so that a test can kill it. */
public final class StoresProcess implements AutoCloseable {
    private final Process process;
    private final String mongoUri;
    private final String redisUri;

    private StoresProcess(Process process, String mongoUri, String redisUri) {
        this.process = process;
        this.mongoUri = mongoUri;
        this.redisUri = redisUri;
    }

    /** The child's own way in. */
    public static void main(String[] arguments) throws InterruptedException {
        DataLock lock = DataLock.take(Path.of(arguments[0]));
        EmbeddedStores stores = EmbeddedStores.start(Path.of(arguments[0]));
        System.out.println(stores.mongoUri() + " " + stores.redisUri());
        new CountDownLatch(1).await();
        java.lang.ref.Reference.reachabilityFence(lock);
    }

    public static StoresProcess start(Path directory) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoresProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("mongodb://")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the stores' process ended before it was ready");
        }
        String[] uris = line.split(" ", 2);
        return new StoresProcess(process, uris[0], uris[1]);
    }

    public String mongoUri() {
        return mongoUri;
    }

    public String redisUri() {
        return redisUri;
    }

    /** SIGKILL: nothing of the program runs any more; its Redis goes on. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
