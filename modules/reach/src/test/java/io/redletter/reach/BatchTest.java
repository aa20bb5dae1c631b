package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.reach.ReachServer.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchTest {
    private static final long NOW = PlatformExtension.START.toEpochMilli();

    private final Platform platform;
    private ReachServer server;

    BatchTest(Platform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void start() {
        ReachConfig usual = ReachConfig.defaults();
        server = new ReachServer(
                platform, new ReachConfig(usual.durability(), 1 << 20, 64 << 20, usual.windowIds(), 0, 10, true));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void countsTheGoodNamesTheBadAndAnswersARepeatAlike() {
        String body = event("b1", "a").encode() + "\n\n{broken\n"
                + event("b1", "b").put("at", 5).encode() + "\r\n"
                + event("b1", "c").encode() + "\n"
                + event("b1", "a").encode();

        Answer first = ndjson("key-number-1", body);
        Answer repeat = ndjson("key-number-1", body);

        assertThat(first.status()).isEqualTo(200);
        JsonObject answer = first.body().toJsonObject();
        assertThat(answer.getInteger("accepted")).isEqualTo(3);
        assertThat(answer.getInteger("refused")).isEqualTo(2);
        assertThat(answer.getJsonArray("errors").getJsonObject(0).getInteger("index"))
                .isEqualTo(1);
        assertThat(answer.getJsonArray("errors").getJsonObject(1).getString("code"))
                .isEqualTo("event-too-old");
        assertThat(answer.getJsonArray("errors").getJsonObject(1).getString("pointer"))
                .isEqualTo("/2/at");
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(totals("b1")).isEqualTo(Map.of("view", 2L));
    }

    @Test
    void takesAnArrayOfTenThousandAndNotOneMore() {
        JsonArray events = new JsonArray();
        IntStream.range(0, 10_000).forEach(i -> events.add(event("b2", "e" + i)));

        Answer answer = json("key-number-2", events.encode());

        assertThat(answer.body().toJsonObject().getInteger("accepted")).isEqualTo(10_000);
        assertThat(totals("b2")).isEqualTo(Map.of("view", 10_000L));
        assertThat(json("key-number-3", events.add(event("b2", "more")).encode())
                        .status())
                .isEqualTo(413);
    }

    @Test
    void takesAZippedBatchAndKnowsItsRepeatWithoutTheZip() {
        String body = event("b6", "a").encode() + "\n" + event("b6", "b").encode();
        Map<String, String> headers = Map.of(
                "Content-Type", "application/x-ndjson", "Idempotency-Key", "key-number-8", "Content-Encoding", "gzip");

        Answer first = server.post("/api/v1/reach/events", zipped(body.getBytes(StandardCharsets.UTF_8)), headers);
        Answer plain = ndjson("key-number-8", body);

        assertThat(first.status()).isEqualTo(200);
        assertThat(plain.body()).isEqualTo(first.body());
        assertThat(totals("b6")).isEqualTo(Map.of("view", 2L));
    }

    @Test
    void refusesABodyThatIsNoZipOrUnfoldsWithoutEnd() {
        Map<String, String> headers = Map.of("Idempotency-Key", "key-number-9", "Content-Encoding", "gzip");

        Answer noZip = server.post("/api/v1/reach/events", Buffer.buffer("{}"), headers);
        Answer bomb = server.post("/api/v1/reach/events", zipped(new byte[64 << 20]), headers);
        Answer unknown = server.post(
                "/api/v1/reach/events",
                Buffer.buffer("{}"),
                Map.of("Idempotency-Key", "key-number-9", "Content-Encoding", "br"));

        assertThat(noZip.status()).isEqualTo(400);
        assertThat(bomb.status()).isEqualTo(413);
        assertThat(unknown.status()).isEqualTo(415);
    }

    private static Buffer zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(zipped.toByteArray());
    }

    @Test
    void refusesAKeyUsedForAnotherBodyAndAMissingKey() {
        ndjson("key-number-4", event("b3", "a").encode());

        assertThat(ndjson("key-number-4", event("b3", "b").encode()).status()).isEqualTo(422);
        assertThat(server.post("/api/v1/reach/events", event("b3", "c").toBuffer(), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(totals("b3")).isEqualTo(Map.of("view", 1L));
    }

    @Test
    void refusesABatchOfNothingGoodAndLeavesItsKeyFree() {
        Answer refused = ndjson("key-number-5", "{}\n[]\nnonsense");
        Answer later = ndjson("key-number-5", event("b4", "a").encode());

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().toJsonObject().getJsonArray("errors")).hasSize(3);
        assertThat(later.status()).isEqualTo(200);
        assertThat(ndjson("key-number-6", " \n ").status()).isEqualTo(400);
        assertThat(json("key-number-6", "{}").status()).isEqualTo(400);
        assertThat(json("key-number-6", "[{").status()).isEqualTo(400);
    }

    @Test
    void answersForTimeAndScopeWithTheSourceOfEachFigure() {
        String body = IntStream.range(0, 10)
                .mapToObj(i -> event("b5", "e" + i)
                        .put("at", NOW - i * 3_600_000L)
                        .put("v", "v" + i % 4)
                        .encode())
                .collect(Collectors.joining("\n"));
        ndjson("key-number-7", body);
        await(server.reach.settle());

        Answer answer = server.get(
                "/api/v1/reach?scope=campaign:b5&from=2027-06-01&to=2027-06-01&step=hour", Map.of("X-Actor", "1"));

        JsonObject reach = answer.body().toJsonObject();
        assertThat(reach.getJsonObject("totals").getInteger("view")).isEqualTo(10);
        assertThat(reach.getInteger("uniques")).isEqualTo(4);
        assertThat(reach.getJsonObject("explain").getString("method")).isEqualTo("own count");
        JsonObject range = reach.getJsonObject("range");
        assertThat(range.getJsonObject("counts").getInteger("view")).isEqualTo(9); // 08:00 back to 00:00 at Shanghai
        assertThat(range.getJsonArray("series")).hasSize(9);
        assertThat(range.getInteger("uniques")).isEqualTo(4);
        assertThat(days("b5")).isEqualTo(Map.of("2027-05-30T16:00:00Z", 1, "2027-05-31T16:00:00Z", 9));
    }

    @Test
    void asksForASignInAndAGoodQuestion() {
        Map<String, String> signedIn = Map.of("X-Actor", "1");

        assertThat(server.get("/api/v1/reach?scope=campaign:b5", Map.of()).status())
                .isEqualTo(401);
        assertThat(server.get("/api/v1/reach", signedIn).status()).isEqualTo(422);
        assertThat(server.get("/api/v1/reach?scope=everything", signedIn).status())
                .isEqualTo(422);
        assertThat(server.get("/api/v1/reach?scope=campaign:b5&step=minute", signedIn)
                        .status())
                .isEqualTo(422);
        assertThat(server.get("/api/v1/reach?scope=campaign:b5&from=2027-06-03&to=2027-06-01", signedIn)
                        .status())
                .isEqualTo(422);
        assertThat(server.get("/api/v1/reach?scope=campaign:b5&from=2020-01-01&to=2027-06-01", signedIn)
                        .status())
                .isEqualTo(422);
    }

    private Map<String, Integer> days(String campaign) {
        JsonArray series = server.get(
                        "/api/v1/reach?scope=campaign:" + campaign + "&from=2027-05-01&to=2027-06-02&step=day",
                        Map.of("X-Actor", "1"))
                .body()
                .toJsonObject()
                .getJsonObject("range")
                .getJsonArray("series");
        return series.stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(point -> point.getString("t"), point -> point.getJsonObject("counts")
                        .getInteger("view")));
    }

    private Answer ndjson(String key, String body) {
        return server.post(
                "/api/v1/reach/events",
                Buffer.buffer(body),
                Map.of("Content-Type", "application/x-ndjson", "Idempotency-Key", key));
    }

    private Answer json(String key, String body) {
        return server.post(
                "/api/v1/reach/events",
                Buffer.buffer(body),
                Map.of("Content-Type", "application/json", "Idempotency-Key", key));
    }

    private Map<String, Long> totals(String campaign) {
        await(server.reach.settle());
        return await(server.reach.service().totals("campaign:" + campaign)).counts();
    }

    private JsonObject event(String campaign, String id) {
        String token = server.reach.tokens().sign(new Scopes(campaign, "work1", 1, "direct", "unit1"));
        return new JsonObject().put("id", id).put("t", token).put("e", "view").put("at", NOW);
    }
}
