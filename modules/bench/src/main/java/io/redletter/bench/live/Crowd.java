package io.redletter.bench.live;

import io.redletter.bench.process.Launched;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Ports;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/** The viewers' process, and what it is told to do. */
final class Crowd implements AutoCloseable {
    private static final long LIMIT_NANOS = 120_000_000_000L;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String site;
    private final Launched process;

    private Crowd(String site, Launched process) {
        this.site = site;
        this.process = process;
    }

    static Crowd start(Path log, String node, String token, String page) throws IOException {
        int port = Ports.any();
        Launched process = Launched.startMain(
                log,
                Map.of(),
                ViewersMain.class.getName(),
                String.valueOf(port),
                String.valueOf(URI.create(node).getPort()),
                token,
                page);
        return new Crowd("http://127.0.0.1:" + port, process);
    }

    /** Opens streams and waits until each has had its first event; how long that took, in seconds. */
    double open(String group, int viewers, String more) {
        long began = System.nanoTime();
        ask("/open?group=" + group + "&viewers=" + viewers + more);
        until(group, state -> state.getInteger("here").equals(state.getInteger("viewers")));
        return (System.nanoTime() - began) / 1e9;
    }

    JsonObject until(String group, Predicate<JsonObject> holds) {
        long end = System.nanoTime() + LIMIT_NANOS;
        JsonObject state = state(group);
        while (!holds.test(state)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("viewers: " + state + " (expected: otherwise by now)");
            }
            Patience.pause(50);
            state = state(group);
        }
        return state;
    }

    JsonObject state(String group) {
        return ask("/state?group=" + group);
    }

    JsonObject ask(String path) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(site + path)).build();
            return new JsonObject(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("the viewers' process is gone", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
