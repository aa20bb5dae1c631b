package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class LiveTest {
    private static final long NOW = PlatformExtension.START.toEpochMilli();

    private final Platform platform;
    private ReachServer server;
    private boolean closed;

    LiveTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void start() {
        ReachConfig usual = ReachConfig.defaults();
        server = new ReachServer(
                platform, new ReachConfig(usual.durability(), 1 << 20, 64 << 20, usual.windowIds(), 0, 3, true));
    }

    @AfterEach
    void stop() {
        if (!closed) {
            server.close();
        }
    }

    @Test
    void showsEverythingOnceAndThenOnlyWhatChanged() {
        send("l1", "e1", "view");
        await(server.reach.settle());
        Stream stream = open("campaign:l1");
        await().until(() -> stream.events("snapshot").size() == 1);

        send("l1", "e2", "play");

        await().until(() -> !stream.events("delta").isEmpty());
        JsonObject snapshot = stream.events("snapshot").get(0);
        assertThat(snapshot.getJsonObject("totals")).isEqualTo(new JsonObject().put("view", 1));
        assertThat(snapshot.getJsonArray("minutes")).hasSize(60);
        assertThat(snapshot.getJsonArray("minutes").getJsonObject(59))
                .isEqualTo(new JsonObject()
                        .put("t", "2027-06-01T00:00:00Z")
                        .put("play", 0)
                        .put("view", 1));
        assertThat(snapshot.getJsonArray("channels"))
                .isEqualTo(
                        new JsonArray().add(new JsonObject().put("id", "direct").put("view", 1)));
        JsonObject delta = stream.events("delta").get(0);
        assertThat(delta.getJsonObject("totals")).isEqualTo(new JsonObject().put("play", 1));
        assertThat(delta.getJsonArray("minutes")).hasSize(1);
        assertThat(delta.getJsonArray("works"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("id", "work1").put("play", 1).put("view", 1)));
        assertThat(stream.text()).startsWith("retry: ");
    }

    @Test
    void tellsWhoComesBackOnlyWhatChangedMeanwhile() {
        send("l5", "e1", "view");
        Stream first = open("campaign:l5");
        await().until(() -> first.total("view") == 1);
        first.close();
        send("l5", "e2", "view");
        send("l5", "e3", "play");

        Stream again = new Stream(server, "/live/reach?scope=campaign:l5", Map.of("Last-Event-ID", first.lastId()));

        await().until(() -> again.total("view") == 2 && again.total("play") == 1);
        assertThat(again.events("snapshot")).isEmpty();
        assertThat(again.events("reset")).isEmpty();
        assertThat(again.events("delta").get(0).getLong("since")).isEqualTo(first.lastNumber());
        assertThat(again.events("delta").stream().skip(1))
                .allSatisfy(delta -> assertThat(delta.getLong("since")).isEqualTo(delta.getLong("number") - 1));
    }

    @Test
    void beginsAnewForWhoKnowsAnIdThatNobodyKnows() {
        send("l6", "e1", "view");
        Stream stream = open("campaign:l6&after=someotherlife-3");

        await().until(() -> stream.total("view") == 1);

        assertThat(stream.events("reset")).hasSize(1);
        assertThat(stream.text().indexOf("event: reset"))
                .isLessThan(stream.text().indexOf("event: snapshot"));
    }

    @Test
    void isOpenOnlyToWhoHasSignedInAndAsksWell() {
        assertThat(server.get("/live/reach?scope=campaign:l1", Map.of()).status())
                .isEqualTo(401);
        assertThat(server.get("/live/reach?scope=nothing", Map.of("X-Actor", "1"))
                        .status())
                .isEqualTo(422);
        assertThat(server.get("/live/reach", Map.of("X-Actor", "1")).status()).isEqualTo(422);
    }

    @Test
    void hasPlaceForSoManyViewersAndGivesAFreedPlaceAway() {
        Stream first = open("campaign:l2");
        open("campaign:l2");
        open("campaign:l3");

        assertThat(server.get("/live/reach?scope=campaign:l2", Map.of("X-Actor", "1"))
                        .status())
                .isEqualTo(503);
        first.close();

        await().until(() -> open("campaign:l2").status() == 200);
    }

    @Test
    void endsEveryStreamWhenTheProgramStops() {
        Stream stream = open("campaign:l4");
        await().until(() -> stream.events("snapshot").size() == 1);

        server.close();
        closed = true;

        await().untilTrue(stream.ended);
    }

    private void send(String campaign, String id, String type) {
        String token = server.reach.tokens().sign(new Scopes(campaign, "work1", 1, "direct", "unit1"));
        JsonObject event =
                new JsonObject().put("id", id).put("t", token).put("e", type).put("at", NOW);
        assertThat(server.post(event.encode()).status()).isEqualTo(204);
    }

    private Stream open(String scope) {
        return new Stream(server, "/live/reach?scope=" + scope, Map.of());
    }

    private static final class Stream {
        private final HttpResponse<InputStream> response;
        private final StringBuffer text = new StringBuffer();
        private final AtomicBoolean ended = new AtomicBoolean();

        Stream(ReachServer server, String path, Map<String, String> headers) {
            Map<String, String> all = new HashMap<>(headers);
            all.put("X-Actor", "1");
            response = server.open(path, all);
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try {
                byte[] chunk = new byte[65_536];
                for (int n = response.body().read(chunk);
                        n >= 0;
                        n = response.body().read(chunk)) {
                    text.append(new String(chunk, 0, n, StandardCharsets.US_ASCII));
                }
            } catch (IOException closed) {
                // ended by one side or the other
            } finally {
                ended.set(true);
            }
        }

        int status() {
            return response.statusCode();
        }

        String text() {
            return text.toString();
        }

        List<JsonObject> events(String name) {
            String all = text();
            return java.util.stream.Stream.of(
                            all.substring(0, all.lastIndexOf("\n\n") + 1).split("\n\n"))
                    .filter(event -> event.contains("event: " + name + "\n"))
                    .map(event -> new JsonObject(event.substring(event.indexOf("data: ") + 6)))
                    .toList();
        }

        /** What a reader has who merges all it was told; 0 before anything. */
        long total(String metric) {
            return java.util.stream.Stream.of("snapshot", "delta")
                    .flatMap(name -> events(name).stream())
                    .mapToLong(event -> event.getJsonObject("totals").getLong(metric, 0L))
                    .max()
                    .orElse(0);
        }

        String lastId() {
            String all = text();
            int from = all.lastIndexOf("\nid: ") + 5;
            return all.substring(from, all.indexOf('\n', from));
        }

        long lastNumber() {
            return Long.parseLong(lastId().substring(lastId().indexOf('-') + 1));
        }

        void close() {
            try {
                response.body().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
