package io.redletter.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of the program, started and ready. Safe to kill from any thread. */
public final class Launched implements AutoCloseable {
    private static final String MAIN = "io.redletter.app.Main";
    private static final int STOP_SECONDS = 30;

    private final Process process;
    private final List<String> lines;

    private Launched(Process process, List<String> lines) {
        this.process = process;
        this.lines = lines;
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
        Process process = builder.start();
        return new Launched(process, untilReady(process, log));
    }

    private static List<String> untilReady(Process process, Path log) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("ready")) {
                return List.copyOf(lines);
            }
        }
        throw new IOException("the program ended before it was ready: " + lines + ", see " + log);
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
