package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.reach.ReachServer.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeaconTest {
    private static final long NOW = PlatformExtension.START.toEpochMilli();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Platform platform;
    private ReachServer server;

    BeaconTest(Platform platform) {
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
    void countsAnEventOnceHoweverOftenItIsSent() {
        String campaign = campaign();
        String body = event(campaign, "e1").encode();

        assertThat(server.post(body).status()).isEqualTo(204);
        assertThat(server.post(body).status()).isEqualTo(204);
        assertThat(server.post(event(campaign, "e2").put("e", "play").encode()).status())
                .isEqualTo(204);

        assertThat(totals(campaign).counts()).isEqualTo(Map.of("view", 1L, "play", 1L));
        assertThat(totals(campaign).uniques()).isEqualTo(1);
    }

    @Test
    void countsAPixelAndAnswersWithAPicture() {
        String campaign = campaign();

        Answer answer = server.get("/r.gif?t=" + token(campaign) + "&e=read", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "image/gif")
                .containsEntry("cache-control", "no-store");
        assertThat(answer.body().getString(0, 3)).isEqualTo("GIF");
        assertThat(totals(campaign).counts()).isEqualTo(Map.of("read", 1L));
    }

    @Test
    void countsProgramsApartAndNotAsVisitors() {
        String campaign = campaign();
        Buffer body = event(campaign, "e1").toBuffer();

        server.post("/r", body, Map.of("User-Agent", "Mozilla/5.0 (compatible; Baiduspider/2.0)"));
        server.post("/r", event(campaign, "e2").toBuffer(), Map.of("Sec-Purpose", "prefetch;prerender"));
        server.post("/r", event(campaign, "e3").toBuffer(), Map.of());

        assertThat(totals(campaign).counts()).isEqualTo(Map.of("bot", 1L, "prefetch", 1L, "view", 1L));
        assertThat(totals(campaign).uniques()).isEqualTo(1);
    }

    @Test
    void tellsVisitorsApartByWhatTheyBringAndForgetsThemWhenTold() {
        String campaign = campaign();
        for (int i = 0; i < 50; i++) {
            server.post(event(campaign, "e" + i).put("v", "visitor" + i % 25).encode());
        }
        long before = totals(campaign).uniques();
        // An estimate even of few: two visitors may share a register, one time in fifty-five.
        assertThat(before).isBetween(23L, 25L);

        await(server.reach.forgetVisitors(campaign));
        server.post(event(campaign, "later").put("v", "somebody-new").encode());

        assertThat(totals(campaign).counts()).isEqualTo(Map.of("view", 51L));
        assertThat(totals(campaign).uniques()).isEqualTo(before);
    }

    @Test
    void setsAClientClockRightThatIsYearsOff() {
        String campaign = campaign();
        long wrong = NOW - 5L * 365 * 86_400_000;

        Answer answer = server.post(
                event(campaign, "e1").put("at", wrong - 60_000).put("s", wrong).encode());

        assertThat(answer.status()).isEqualTo(204);
        await(server.reach.settle());
        Series minutes = await(server.reach
                .service()
                .minutes(
                        "campaign:" + campaign,
                        "view",
                        PlatformExtension.START.minusSeconds(120),
                        PlatformExtension.START.plusSeconds(60)));
        assertThat(minutes.points()).extracting(Series.Point::count).containsExactly(0L, 1L, 0L);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            400 | ``                                     | nothing
            400 | `null`                                 | null
            400 | `true`                                 | a word
            400 | `[]`                                   | an array
            400 | `"text"`                               | a text
            400 | `{`                                    | an open brace
            400 | `{"id":"a","t":"T"} {}`                | two objects
            400 | `{"id":"a","t":"T","x":1}`             | an unknown field
            400 | `{"t":"T"}`                            | no id
            400 | `{"id":"","t":"T"}`                    | an empty id
            400 | `{"id":"a b","t":"T"}`                 | an id with a space
            400 | `{"id":"a"}`                           | no token
            400 | `{"id":{},"t":"T"}`                    | an object as id
            400 | `{"id":["a"],"t":"T"}`                 | an array as id
            400 | `{"id":"a","t":"T","e":"drop table"}`  | an unknown type
            400 | `{"id":"a","t":"T","at":"soon"}`       | a word as time
            400 | `{"id":"a","t":"T","at":-1}`           | a negative time
            400 | `{"id":"a","t":"T","at":1e300}`        | an endless time
            400 | `{"id":"a","t":"T","at":NaN}`          | no number
            400 | `{"id":"a","t":"T","s":[1]}`           | an array as clock
            400 | `{"id":"a","t":"T","v":""}`            | an empty visitor
            422 | `{"id":"a","t":"1~c~w~1~ch~u~forged"}` | a forged token
            422 | `{"id":"a","t":"~~~~~~"}`              | tildes
            422 | `{"id":"a","t":"T","at":1780000000000}`| a year ago
            422 | `{"id":"a","t":"T","at":1990000000000}`| years ahead
            """)
    void refusesWhatIsNoEventAndSaysWhy(int status, String body, String what) {
        String sent = body.replace("\"T\"", '"' + token("refused") + '"');

        Answer answer = server.post(sent);

        assertThat(answer.status()).isEqualTo(status);
        JsonObject problem = answer.body().toJsonObject();
        assertThat(problem.getString("type")).startsWith("/problems/");
        assertThat(problem.getString("detail")).isNotBlank();
        assertThat(totals("refused").counts()).isEmpty();
    }

    @Test
    void refusesALargeBodyBeforeReadingItAndAnUnknownKindOfBody() {
        String large = event("large", "e1").put("v", "x".repeat(5000)).encode();

        assertThat(server.post(large).status()).isEqualTo(413);
        assertThat(server.post("/r", Buffer.buffer("a=1"), Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .status())
                .isEqualTo(415);
        assertThat(server.get("/r.gif", Map.of()).status()).isEqualTo(400);
        assertThat(server.get("/r.gif?t=" + token("large") + "&at=soon", Map.of())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void answersTwoThousandRandomBodiesWithNothingButRefusals() {
        Random random = new Random(20270605);
        String good = event("random", "e1").encode();

        for (int i = 0; i < 2_000; i++) {
            byte[] body = i % 2 == 0 ? noise(random) : mutilated(good, random);
            int status = server.post("/r", Buffer.buffer(body), Map.of("Content-Type", "text/plain"))
                    .status();
            assertThat(status)
                    .as(new String(body, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .isBetween(400, 499);
        }

        assertThat(totals("random").counts()).isEmpty();
        assertThat(server.post(good).status()).isEqualTo(204);
    }

    @Test
    void holdsASourceToItsLimitAndNobodyElse() {
        ReachConfig usual = ReachConfig.defaults();
        ReachServer limited = new ReachServer(
                elsewhere("limited"),
                new ReachConfig(usual.durability(), 1 << 20, 64 << 20, usual.windowIds(), 1, 10, true));
        String campaign = campaign();

        int taken = 0;
        Answer last = null;
        for (int i = 0; i < 30; i++) {
            last = limited.post(event(campaign, "e" + i).encode());
            taken += last.status() == 204 ? 1 : 0;
        }

        assertThat(taken).isBetween(10, 20);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");
        limited.close();
    }

    @Test
    void asksToTryAgainWhileItsDiskIsFullAndKeepsWhatItTook() {
        ReachConfig usual = ReachConfig.defaults();
        ReachServer full = new ReachServer(
                elsewhere("full"),
                new ReachConfig(usual.durability(), 64 << 10, 128 << 10, usual.windowIds(), 0, 10, true));
        String campaign = campaign();

        int taken = 0;
        Answer last = full.post(event(campaign, "first").encode());
        for (int batch = 0; last.status() < 300 && batch < 100; batch++) {
            StringBuilder events = new StringBuilder();
            for (int i = 0; i < 50; i++) {
                events.append(event(campaign, "e" + batch + "-" + i).encode()).append('\n');
            }
            last = full.post(
                    "/api/v1/reach/events",
                    Buffer.buffer(events.toString()),
                    Map.of("Idempotency-Key", "full-disk-" + batch));
            taken += last.status() == 200 ? 50 : 0;
        }

        assertThat(last.status()).isEqualTo(503);
        assertThat(last.headers()).containsKey("retry-after");
        assertThat(full.post(event(campaign, "later").encode()).status()).isIn(204, 503);
        await(full.reach.settle());
        long counted =
                await(full.reach.service().totals("campaign:" + campaign)).count("view");
        assertThat(counted).isBetween(taken + 1L, taken + 2L);
        full.close();
    }

    @Test
    void servesASmallScriptThatIsKeptByItsTag() throws Exception {
        Answer script = server.get("/beacon.js", Map.of());
        Answer again = server.get(
                "/beacon.js", Map.of("If-None-Match", script.headers().get("etag")));

        assertThat(script.headers().get("content-type")).startsWith("text/javascript");
        assertThat(script.body().toString()).contains("sendBeacon").doesNotContain("__");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body().length()).isZero();
        var zipped = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.GZIPOutputStream(zipped)) {
            out.write(script.body().getBytes());
        }
        assertThat(zipped.size()).isLessThan(1500);
    }

    private Platform elsewhere(String directory) {
        return new Platform(
                platform.vertx(),
                platform.clock(),
                platform.mongo(),
                platform.redis(),
                platform.bus(),
                platform.meters(),
                platform.vault(),
                platform.data().resolve(directory));
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        return noise;
    }

    /** Not the event any more, whatever is changed: the token or the shape breaks. */
    private static byte[] mutilated(String good, Random random) {
        byte[] bytes = good.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int from = good.indexOf("\"t\":\"") + 5;
        int at = from + random.nextInt(good.indexOf('"', from) - from);
        bytes[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
        for (int i = random.nextInt(4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private Totals totals(String campaign) {
        await(server.reach.settle());
        return await(server.reach.service().totals("campaign:" + campaign));
    }

    private JsonObject event(String campaign, String id) {
        return new JsonObject()
                .put("id", id)
                .put("t", token(campaign))
                .put("e", "view")
                .put("at", NOW);
    }

    private String token(String campaign) {
        return server.reach.tokens().sign(new Scopes(campaign, "work1", 1, "direct", "unit1"));
    }

    private static String campaign() {
        return "beacon" + NEXT.incrementAndGet();
    }
}
