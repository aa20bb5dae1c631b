package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One target's trouble is its own; and an account that wants its pushes in order gets them so. */
@ExtendWith(PlatformExtension.class)
class IsolationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int MANY = 40;
    private static final String ONE = "webhook:one";

    private final Platform platform;
    private final SettableClock clock;
    private House house;

    IsolationTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void aTargetThatHangsLeavesItsNeighbourAtLeastAThirdOfItsRate() {
        ChannelAccount healthy = house.webhook("two");
        ChannelAccount hanging = house.webhook("one");
        Duration alone = timeUntilOut(pushes(healthy, MANY), healthy);
        house.otherSide.goWrong(ONE, "slow", null, 1_000, new JsonObject().put("delayMs", 12_000));
        List<Push> stuck = pushes(hanging, MANY);
        List<Push> lively = pushes(healthy, MANY);

        Duration beside = timeUntilOut(lively, healthy);

        assertThat(beside).isLessThan(alone.multipliedBy(3).plus(Duration.ofSeconds(1)));
        assertThat(stuck).noneMatch(push -> state(push, hanging) == DeliveryState.SENT);
    }

    @Test
    void whatWaitsForATargetInTroubleIsPostponedAndGoesOutOnceItIsWell() {
        ChannelAccount channel = house.webhook("one");
        house.otherSide.goWrong(ONE, "status5xx", null, 8, new JsonObject());
        List<Push> pushes = pushes(channel, 12);

        clock.set(pushes.get(0).due());

        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(5));
            return pushes.stream().allMatch(push -> state(push, channel) == DeliveryState.SENT);
        });
        assertThat(house.otherSide.effects(ONE)).isEqualTo(12);
    }

    @Test
    void aTargetThatAsksToSlowDownIsLeftAloneAndItsNeighbourIsNot() {
        ChannelAccount slow = house.webhook("one");
        ChannelAccount other = house.webhook("two");
        house.otherSide.goWrong(ONE, "rate-limit", null, 1, new JsonObject().put("delayMs", 60_000));
        Push first = house.armed(slow, other);
        clock.set(first.due());
        await().atMost(PATIENCE).until(() -> state(first, slow) == DeliveryState.RETRYING);

        clock.set(first.due().plusSeconds(30));
        Push now = dueNow(slow, other);

        await().atMost(PATIENCE).until(() -> state(now, other) == DeliveryState.SENT);
        await().atMost(PATIENCE).until(() -> house.isDelivered(now));
        assertThat(state(now, slow)).isEqualTo(DeliveryState.PENDING);
        assertThat(house.delivery(now, slow).reason()).startsWith("channel-resting");
    }

    @Test
    void keepsTheOrderOfAnAccountThatWantsOneThroughAFailureAndARestart() {
        ChannelAccount channel = ordered("one");
        house.otherSide.goWrong(ONE, "status5xx", null, 1, new JsonObject());
        List<Push> pushes = inARow(channel, 4);
        clock.set(pushes.get(3).due());
        await().atMost(PATIENCE).until(() -> state(pushes.get(0), channel) == DeliveryState.RETRYING);
        await().atMost(PATIENCE).until(() -> house.isDelivered(pushes.get(3)));
        assertThat(pushes.subList(1, 4))
                .allMatch(push -> house.delivery(push, channel).attempts().isEmpty());

        house.close();
        house = new House(platform, clock);
        inOrder(channel, "one"); // the receiver has another port now
        clock.advance(Duration.ofSeconds(30));

        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return state(pushes.get(3), channel) == DeliveryState.SENT;
        });
        assertThat(pushes.stream().map(push -> house.delivery(push, channel).finished()))
                .isSorted();
        assertThat(house.otherSide.effects(ONE)).isEqualTo(4);
    }

    @Test
    void goesOnWithTheNextWhenOneWasGivenUp() {
        ChannelAccount channel = ordered("one");
        house.otherSide.goWrong(ONE, "status5xx", null, 4, new JsonObject());
        List<Push> pushes = inARow(channel, 2);

        clock.set(pushes.get(1).due());

        await().atMost(PATIENCE).until(() -> {
            clock.advance(Duration.ofSeconds(20));
            return state(pushes.get(1), channel) == DeliveryState.SENT;
        });
        assertThat(state(pushes.get(0), channel)).isEqualTo(DeliveryState.REFUSED);
    }

    @Test
    void refusesAPaceThatCannotBeMeant() {
        Throwable refused = TestPlatform.failure(house.deliveries
                .channels()
                .changeSettings(
                        house.boss,
                        house.webhook("one").id(),
                        Map.of("url", house.otherSide.hook("one"), "per-second", "many")));

        assertThat(refused).hasMessageContaining("per-second: 每秒请求数应为 0 到 10000");
    }

    private ChannelAccount ordered(String endpoint) {
        return inOrder(house.webhook(endpoint), endpoint);
    }

    private ChannelAccount inOrder(ChannelAccount channel, String endpoint) {
        return TestPlatform.await(house.deliveries
                .channels()
                .changeSettings(
                        house.boss, channel.id(), Map.of("url", house.otherSide.hook(endpoint), "ordered", "true")));
    }

    private List<Push> pushes(ChannelAccount channel, int many) {
        LocalDateTime local = minutesFromNow(10);
        Work work = house.work(local.atZone(House.CHINA).toInstant());
        List<Push> pushes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            pushes.add(house.armed(work, local, channel));
        }
        return pushes;
    }

    /** A few minutes apart, none so late in the end that its policy would skip it. */
    private List<Push> inARow(ChannelAccount channel, int many) {
        Work work = house.work(clock.instant().plusSeconds(60));
        List<Push> pushes = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            pushes.add(house.armed(work, minutesFromNow(10 + i), channel));
        }
        return pushes;
    }

    private Push dueNow(ChannelAccount... channels) {
        Work work = house.work(clock.instant().plusSeconds(1));
        LocalDateTime local =
                LocalDateTime.ofInstant(clock.instant(), House.CHINA).plusSeconds(2);
        Push push = house.armed(work, local, channels);
        clock.set(push.due());
        return push;
    }

    private LocalDateTime minutesFromNow(int minutes) {
        return LocalDateTime.ofInstant(clock.instant(), House.CHINA)
                .plusMinutes(minutes)
                .withNano(0);
    }

    private Duration timeUntilOut(List<Push> pushes, ChannelAccount channel) {
        long began = System.nanoTime();
        clock.set(pushes.get(0).due());
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            clock.advance(Duration.ofMillis(20)); // what a busy machine postponed comes back by the clock
            return pushes.stream().allMatch(push -> state(push, channel) == DeliveryState.SENT);
        });
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private DeliveryState state(Push push, ChannelAccount channel) {
        return TestPlatform.await(house.deliveries.service().deliveries(push.id())).stream()
                .filter(delivery -> delivery.channelId().equals(channel.id()))
                .map(Delivery::stateWord)
                .findFirst()
                .orElse(DeliveryState.PENDING);
    }
}
