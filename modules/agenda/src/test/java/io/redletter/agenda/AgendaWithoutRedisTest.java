package io.redletter.agenda;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.redis.RedisConfig;
import io.redletter.platform.redis.RedisLink;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class AgendaWithoutRedisTest {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final AgendaConfig QUICK = new AgendaConfig(
            Duration.ofMillis(500),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofMillis(20),
            Duration.ofSeconds(5),
            false);

    @Test
    void firesFromTheRecordAlone(Platform platform, SettableClock clock) throws IOException {
        Platform alone = withoutRedis(platform);
        Things things = new Things(alone, "alone");
        List<String> ids = things.armMany(300, i -> clock.instant().plusSeconds(60));
        Agenda agenda = new Agenda(alone, AgendaConfig.standard());
        agenda.open(things);
        await(agenda.start());
        await(agenda.set("alone", ids.get(0), 1, clock.instant().plusSeconds(60)));

        clock.advance(Duration.ofSeconds(60));

        await().until(() -> things.fired.size() >= ids.size());
        assertThat(things.firedIds()).isEqualTo(ids);
        assertThat(agenda.health().alarm()).isFalse();
        await(agenda.stop());
    }

    @Test
    void firesEachOnceWhenTwoNodesReadTheSameRecord(Platform platform, SettableClock clock) throws IOException {
        Platform alone = withoutRedis(platform);
        Things things = new Things(alone, "contested");
        List<String> ids = things.armMany(300, i -> clock.instant().plusSeconds(60));
        Agenda one = new Agenda(alone, QUICK);
        Agenda two = new Agenda(alone, QUICK);
        one.open(things);
        two.open(things);
        await(one.start());
        await(two.start());

        clock.advance(Duration.ofSeconds(60));

        await().until(() -> things.fired.size() >= ids.size());
        await(one.stop());
        await(two.stop());
        assertThat(things.firedIds()).isEqualTo(ids);
        assertThat(things.takenOver).isEmpty();
    }

    private static Platform withoutRedis(Platform platform) throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        RedisLink dead = RedisLink.connect(
                platform.vertx(), new RedisConfig("redis://127.0.0.1:" + nobody, false, Duration.ofSeconds(1)));
        return new Platform(
                platform.vertx(),
                platform.clock(),
                platform.mongo(),
                dead,
                platform.bus(),
                platform.meters(),
                platform.vault(),
                platform.data());
    }
}
