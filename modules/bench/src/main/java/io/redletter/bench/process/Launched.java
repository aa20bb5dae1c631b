package io.redletter.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One process of the program, started and ready. Safe to kill from any thread. */
public final class Launched implements AutoCloseable {
    private static final String MAIN = "io.redletter.app.Main";
    private static final int STOP_SECONDS = 30;

    private static final String READY = "ready";

    private final Process process;
    private final Path log;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Launched(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it and waits until it says that it is ready.
     *
     * @param log where its standard error goes, appended
     * @param settings laid over its environment
     * @throws IOException if it ends before it is ready
     */
    public static Launched start(Path log, Map<String, String> settings, String... arguments) throws IOException {
        return startMain(log, settings, MAIN, arguments);
    }

    /** The same with another main class of the class path, which says that it is ready as the program does. */
    public static Launched startMain(Path log, Map<String, String> settings, String main, String... arguments)
            throws IOException {
        Launched launched = beginMain(log, settings, main, arguments);
        launched.await(READY);
        return launched;
    }

    /** Starts it and does not wait. */
    public static Launched begin(Path log, Map<String, String> settings, String... arguments) throws IOException {
        return beginMain(log, settings, MAIN, arguments);
    }

    /** The same with another main class. */
    public static Launched beginMain(Path log, Map<String, String> settings, String main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx448m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("REDLETTER_HOME", HomeFiles.home().toString());
        builder.environment().putAll(settings);
        Launched launched = new Launched(builder.start(), log);
        // Nothing is left behind where the benchmark itself is stopped.
        Runtime.getRuntime().addShutdownHook(new Thread(launched.process::destroy));
        return launched;
    }

    /**
     * Reads what it prints until a line begins with this word.
     *
     * @throws IOException if it ends before
     */
    public void await(String word) throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith(word)) {
                return;
            }
        }
        throw new IOException("the program ended before it said " + word + ": " + lines + ", see " + log);
    }

    /** What stands behind a word at the beginning of a printed line. */
    public String value(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no line " + word + " in " + lines));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no hook runs, nothing is written out. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and SIGKILL for what does not end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
