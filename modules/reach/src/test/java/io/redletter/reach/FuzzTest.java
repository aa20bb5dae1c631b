package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.reach.journal.Durability;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/**
 * Bodies that are no events, to every way in: three thousand in an ordinary run, {@code -Dreach.fuzz=100000} for the long one.
 * Some are noise, some are a seed of known nastiness, most are good bodies that were changed in places.
 */
@ExtendWith(PlatformExtension.class)
class FuzzTest {
    private static final int BODIES = Integer.getInteger("reach.fuzz", 3_000);
    private static final List<String> SEEDS = List.of(
            "",
            " ",
            "\0",
            "null",
            "[]",
            "[null]",
            "[[[[[[[[",
            "{\"id\":",
            "{\"id\":\"\u0000\"}",
            "{\"t\":{\"$gt\":\"\"}}",
            "{\"id\":\"a\",\"t\":\"" + "~".repeat(600) + "\"}",
            "{\"id\":\"a\",\"t\":\"2~~~~~~~~~x\"}",
            "{\"id\":\"a\",\"t\":\"1~c~w~99999999999999999999~ch~u~x\"}",
            "{\"at\":9223372036854775808}",
            "{\"at\":1e400}",
            "{\"at\":-0.0}",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            "\"\\ud800\"",
            "{\"id\":\"a\",\"id\":\"b\"}",
            "\u001f\u008b\b\0\0\0",
            "{\"__proto__\":1}",
            "id=1&t=2",
            "<xml/>");

    private final Platform platform;
    private final Random random = new Random(20270605);

    FuzzTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void refusesWhateverIsNoEventCountsNoneOfItAndStaysQuiet() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        ReachServer server =
                new ReachServer(platform, new ReachConfig(Durability.OS, 1 << 20, 64 << 20, 100_000, 0, 10, true));
        String token = server.reach.tokens().sign(new Scopes("fuzz", "work1", 1, "direct", "unit1"));
        String good = "{\"id\":\"e1\",\"t\":\"" + token + "\",\"e\":\"view\"}";
        log.start();
        root.addAppender(log);

        for (int i = 0; i < BODIES; i++) {
            Buffer body = Buffer.buffer(body(i, good, token));
            boolean isBatch = i % 3 == 0;
            int status = isBatch
                    ? server.post("/api/v1/reach/events", body, headers(i)).status()
                    : server.post("/r", body, Map.of("Content-Type", "text/plain"))
                            .status();
            assertThat(status)
                    .as(() -> body.toString(StandardCharsets.ISO_8859_1))
                    .isBetween(400, 499);
        }

        root.detachAppender(log);
        assertThat(log.list.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)))
                .isEmpty();
        assertThat(server.post(good).status()).isEqualTo(204);
        await(server.reach.settle());
        assertThat(await(server.reach.service().totals("campaign:fuzz")).counts())
                .isEqualTo(Map.of("view", 1L));
        server.close();
    }

    private Map<String, String> headers(int i) {
        return Map.of(
                "Idempotency-Key",
                "fuzz-key-" + i,
                "Content-Type",
                random.nextBoolean() ? "application/json" : "application/x-ndjson",
                "Content-Encoding",
                random.nextInt(8) == 0 ? "gzip" : "identity");
    }

    private byte[] body(int i, String good, String token) {
        if (i < SEEDS.size() * 3) {
            return SEEDS.get(i / 3).getBytes(StandardCharsets.UTF_8);
        }
        return switch (random.nextInt(4)) {
            case 0 -> noise();
            case 1 -> good.substring(0, random.nextInt(good.length())).getBytes(StandardCharsets.UTF_8);
            default -> mutilated(good, token);
        };
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(600)];
        random.nextBytes(noise);
        return noise;
    }

    /** The token is broken for certain, so no such body can be an event, whatever else is changed. */
    private byte[] mutilated(String good, String token) {
        byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
        int at = good.indexOf(token) + random.nextInt(token.length());
        bytes[at] = (byte) (bytes[at] == 'x' ? 'y' : 'x');
        for (int i = random.nextInt(6); i > 0; i--) {
            int other = random.nextInt(bytes.length);
            bytes[other] = other == at ? bytes[at] : (byte) random.nextInt(256);
        }
        return bytes;
    }
}
