package io.redletter.app;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a user starts it: the built jar, {@code demo}, in a process of its own. */
final class RunningDemo implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Process process;
    private final List<String> lines;

    private RunningDemo(Process process, List<String> lines) {
        this.process = process;
        this.lines = lines;
    }

    /** Starts and waits for the token, the last line that is printed. */
    static RunningDemo start(Path data, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("demo", "--data", data.toString()));
        command.addAll(List.of(more));
        Process process =
                launch(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> lines = new ArrayList<>();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("token ")) {
                return new RunningDemo(process, lines);
            }
        }
        throw new IOException("the demo ended before it was ready: " + lines);
    }

    /** The built program with these arguments, not started yet. */
    static ProcessBuilder launch(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx448m",
                "-Duser.timezone=UTC",
                "-jar",
                Path.of("target/redletter.jar").toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .put(
                        "REDLETTER_HOME",
                        Path.of("../..").toAbsolutePath().normalize().toString());
        return builder;
    }

    List<String> lines() {
        return lines;
    }

    String site() {
        return value("ready");
    }

    int port() {
        return URI.create(site()).getPort();
    }

    String management() {
        return value("management");
    }

    String sandbox() {
        return value("sandbox");
    }

    String token() {
        return value("token");
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    private String value(String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + key + " in " + lines));
    }

    HttpResponse<String> get(String address) {
        return send(request(address).GET().build());
    }

    JsonObject api(String path) {
        return new JsonObject(send(authorised(path).GET().build()).body());
    }

    JsonArray items(String path) {
        return api(path).getJsonArray("items");
    }

    HttpResponse<String> post(String path, JsonObject body) {
        return send(authorised(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build());
    }

    HttpRequest.Builder authorised(String path) {
        return request(site() + "/api/v1" + path).header("Authorization", "Bearer " + token());
    }

    static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
    }

    static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: no hook runs. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, as Ctrl-C. */
    boolean stop() throws InterruptedException {
        process.destroy();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
