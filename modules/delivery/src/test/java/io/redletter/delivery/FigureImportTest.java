package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.delivery.figures.FigureDue;
import io.redletter.delivery.figures.StatedLine;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class FigureImportTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final String CALL = "datacube/getarticletotaldetail";
    /** 08:45 in Shanghai on the day after. */
    private static final Instant NEXT_MORNING = Instant.parse("2027-06-02T00:45:00Z");

    private final Platform platform;
    private final SettableClock clock;
    private House house;
    private ChannelAccount channel;
    private Push push;

    FigureImportTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        channel = house.wechat("freepublish");
        push = house.armed(channel);
        TestPlatform.await(house.deliveries.figures().sweep());
        clock.set(push.due());
        await().until(() -> {
            clock.advance(Duration.ofSeconds(2));
            return house.isDelivered(push) && house.delivery(push, channel).stateWord() == DeliveryState.SENT;
        });
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void statesWhatThePlatformCountedOnTheMorningAfter() {
        clock.set(NEXT_MORNING);

        await().until(() -> !lines().isEmpty());
        assertThat(lines()).singleElement().satisfies(line -> {
            assertThat(line.source()).isEqualTo("wechat.article-detail");
            assertThat(line.counts().get("read_user")).isPositive();
            assertThat(line.asOf()).isBetween(NEXT_MORNING, clock.instant());
        });
    }

    @Test
    void putsARestatementInThePlaceOfWhatWasSaidBefore() {
        clock.set(NEXT_MORNING);
        await().until(() -> !lines().isEmpty());
        long first = reads();

        clock.set(NEXT_MORNING.plus(Duration.ofDays(1)));
        await().until(() -> house.statements(channel).size() == 2);
        await().until(() -> reads() > first);
        long second = reads();

        assertThat(house.statements(channel).get(0).before()).hasSize(1);
        assertThat(house.statements(channel).get(0).counts().get("read_user"))
                .isEqualTo(house.statements(channel)
                                .get(0)
                                .before()
                                .get(0)
                                .counts()
                                .get("read_user")
                        + 7);
        assertThat(second).isLessThan(first * 2 + 14);
    }

    @Test
    void asksAgainTheSameMorningWhereItWasRefused() {
        house.otherSide.goWrong("wechat", "errcode", CALL, 1, new JsonObject().put("code", -1));
        clock.set(NEXT_MORNING);
        await().until(() -> due().tries() == 1);
        assertThat(due().trouble()).contains("-1");

        clock.advance(Duration.ofMinutes(20));

        await().until(() -> !lines().isEmpty());
        await().until(() -> due().tries() == 0);
        assertThat(due().trouble()).isNull();
        assertThat(due().due()).isAfter(NEXT_MORNING.plus(Duration.ofHours(22)));
    }

    @Test
    void givesUpForTheDayAfterItsTries() {
        house.otherSide.goWrong("wechat", "errcode", CALL, 50, new JsonObject().put("code", 48001));
        clock.set(NEXT_MORNING);

        await().until(() -> {
            clock.advance(Duration.ofMinutes(20));
            return due().tries() == 0 && due().trouble() != null;
        });

        assertThat(house.otherSide.received("wechat", CALL)).hasSize(6);
        assertThat(due().due()).isAfter(NEXT_MORNING.plus(Duration.ofHours(20)));
        assertThat(lines()).isEmpty();
    }

    private FigureDue due() {
        return TestPlatform.await(house.deliveries.figures().of(channel.id())).orElseThrow();
    }

    private long reads() {
        return lines().get(0).counts().get("read_user");
    }

    private List<StatedLine> lines() {
        return TestPlatform.await(house.deliveries.pushFigures().of(List.of(house.delivery(push, channel))))
                .getOrDefault(channel.id(), List.of());
    }
}
