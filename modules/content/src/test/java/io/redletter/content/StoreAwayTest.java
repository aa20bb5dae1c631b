package io.redletter.content;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.agenda.Agenda;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.mongo.MongoConfig;
import io.redletter.platform.template.Templates;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PlatformExtension.class)
class StoreAwayTest {
    private final Platform here;

    StoreAwayTest(Platform platform) {
        here = platform;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/h5/some-work",
                "/h5/some-work/qr.png",
                "/s/abcdefgh",
                "/media/0000000000000000000000000000000000000000000000000000000000000000/x.png"
            })
    void keepsEveryDoorShutAndAsksToComeBackWhenTheStoreIsAway(String path) {
        try (Newsroom room = new Newsroom(here)) {
            Mongo away = Mongo.connect(
                    here.vertx(), new MongoConfig("mongodb://127.0.0.1:1", "away", Duration.ofMillis(300)));
            Platform broken = new Platform(
                    here.vertx(),
                    here.clock(),
                    away,
                    here.redis(),
                    here.bus(),
                    here.meters(),
                    here.vault(),
                    here.data());
            Content content = new Content(
                    broken,
                    ContentConfig.at(Newsroom.PUBLIC_URL),
                    room.accounts,
                    new Agenda(broken, Newsroom.QUICK),
                    Templates.open(Path.of("../../templates")),
                    (work, channel, unit) -> "");
            HttpServer server = await(room.doors(content));
            WebClient client = WebClient.create(here.vertx());

            HttpResponse<Buffer> answer =
                    await(client.get(server.actualPort(), "127.0.0.1", path).send());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            client.close();
            await(server.close());
            await(away.close());
        }
    }
}
