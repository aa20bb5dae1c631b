package io.redletter.reach;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(PlatformExtension.class)
class PrivacyTest {
    private static final String ADDRESS = "203.0.113.77";
    private static final String AGENT = "Mozilla/5.0 (Byte-Scan 7f3a91)";
    private static final String VISITOR = "visitor-5521-secret";
    private static final Map<String, String> FROM = Map.of("User-Agent", AGENT, "X-Forwarded-For", ADDRESS);
    private static final List<String> COLLECTIONS =
            List.of("reach_counts", "reach_visitors", "reach_visitor_keys", "reach_batches");

    private final Platform platform;

    PrivacyTest(Platform platform) {
        this.platform = platform;
    }

    @Test
    void keepsNoAddressAgentOrVisitorTextAnywhere() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger("io.redletter");
        Level level = root.getLevel();
        root.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
        ReachServer server = new ReachServer(platform, ReachConfig.defaults());
        JsonObject event = new JsonObject()
                .put("id", "scan-event-id-1")
                .put("r", "referrer-host-7f3a91.example")
                .put("t", server.reach.tokens().sign(new Scopes("scan", "work1", 1, "direct", "unit1")));

        server.post("/r", event.toBuffer(), FROM);
        server.post("/r", event.put("id", "scan-event-id-2").put("v", VISITOR).toBuffer(), FROM);
        server.post("/r", Buffer.buffer("{nonsense"), FROM);
        server.post(
                "/api/v1/reach/events",
                event.put("id", "scan-event-id-3").toBuffer(),
                Map.of("User-Agent", AGENT, "X-Forwarded-For", ADDRESS, "Idempotency-Key", "scan-key-1"));
        await(server.reach.settle());
        assertThat(await(server.reach.service().totals("campaign:scan")).count("view"))
                .isEqualTo(3);
        server.close();
        root.detachAppender(log);
        root.setLevel(level);

        Buffer everything = Buffer.buffer();
        addFiles(everything, platform.data());
        addRedis(everything);
        addMongo(everything);
        log.list.forEach(line -> everything.appendString(line.getFormattedMessage()));
        String text = everything.toString(StandardCharsets.ISO_8859_1);
        assertThat(text).contains("scan", "rl:{reach:campaign:scan}"); // the scan does see what is there
        assertThat(text).doesNotContain(ADDRESS, AGENT, "Byte-Scan", VISITOR, "scan-event-id", "referrer-host-7f3a91");
    }

    private static void addFiles(Buffer everything, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                everything.appendBytes(Files.readAllBytes(file));
            }
        }
    }

    private void addRedis(Buffer everything) throws IOException {
        var directory = await(platform.redis().send(Command.CONFIG, "GET", "dir"));
        addFiles(
                everything,
                Path.of(
                        directory.get("dir") == null
                                ? directory.get(1).toString()
                                : directory.get("dir").toString()));
        await(platform.redis().send(Command.KEYS, "*")).forEach(key -> {
            everything.appendString(key.toString());
            everything.appendBuffer(
                    await(platform.redis().send(Command.DUMP, key.toString())).toBuffer());
        });
    }

    private void addMongo(Buffer everything) {
        for (String name : COLLECTIONS) {
            List<Document> documents = await(platform.mongo()
                    .list(platform.mongo().collection(name, Document.class).find()));
            assertThat(documents).as(name).isNotEmpty();
            documents.forEach(document -> everything.appendString(document.toJson()));
        }
    }
}
