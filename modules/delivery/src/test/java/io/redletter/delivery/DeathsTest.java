package io.redletter.delivery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node dies between each two writes of a push's way out; another goes on, and nothing is sent twice. */
@ExtendWith(PlatformExtension.class)
class DeathsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ONE = "webhook:one";
    private static final Bson GHOST = combine(set("state", "firing"), set("owner", "ghost#1"), unset("finished"));

    private final Platform platform;
    private final SettableClock clock;
    private House house;
    private ChannelAccount channel;
    private Push push;

    DeathsTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        channel = house.webhook("one");
        push = house.armed(channel);
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void afterTheClaimAndBeforeTheIntent() {
        house.leaveBehind("pushes", push.id(), combine(GHOST, inc("version", 1L), set("nominal", push.due())));

        clock.set(push.due());

        awaitFinished();
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(1);
    }

    @Test
    void afterTheIntentAndBeforeTheCallOrItsOutcome() {
        fireOnce();

        house.leaveBehind("pushes", push.id(), GHOST);
        house.leaveBehind(
                "deliveries",
                deliveryId(),
                combine(
                        set("state", "sending"),
                        set("owner", "ghost#1"),
                        unset("attempts.0.outcome"),
                        unset("attempts.0.finishedAt"),
                        unset("finished")));

        awaitFinished();
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(2);
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    @Test
    void afterTheOutcomeAndBeforeThePushIsFinished() {
        fireOnce();

        house.leaveBehind("pushes", push.id(), GHOST);

        awaitFinished();
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(1);
    }

    @Test
    void afterItWasFiledAndBeforeItsAlarm() {
        fireOnce();

        house.leaveBehind("pushes", push.id(), combine(set("state", "firing"), unset("owner"), unset("finished")));
        house.leaveBehind(
                "deliveries",
                deliveryId(),
                combine(
                        set("state", "pending"),
                        set("due", push.due()),
                        unset("request"),
                        set("attempts", List.of()),
                        unset("finished")));
        TestPlatform.await(platform.redis().send(Command.FLUSHALL));

        awaitFinished();
        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    @Test
    void afterItWasHandedOverAndItsDeliveryEnded() {
        fireOnce();

        house.leaveBehind("pushes", push.id(), combine(set("state", "firing"), unset("owner"), unset("finished")));
        TestPlatform.await(house.deliveries.stop());
        TestPlatform.await(house.deliveries.start());

        awaitFinished();
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(1);
    }

    /** Its node slept while the first write was on its way, and another had decided meanwhile. */
    @Test
    void whatWasWrittenAfterThePushWasSkippedIsNotSent() {
        fireOnce();

        house.leaveBehind("pushes", push.id(), combine(set("state", "skipped"), inc("version", 1L)));
        house.leaveBehind(
                "deliveries",
                deliveryId(),
                combine(
                        set("state", "retrying"),
                        set("due", push.due()),
                        set("attempts.0.outcome", "postponed"),
                        inc("version", 1L),
                        unset("finished")));
        TestPlatform.await(platform.redis().send(Command.FLUSHALL));

        await().atMost(PATIENCE).until(() -> house.delivery(push, channel).stateWord() == DeliveryState.REFUSED);
        assertThat(house.delivery(push, channel).reason()).startsWith("push-skipped");
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(1);
    }

    private void fireOnce() {
        clock.set(push.due());
        awaitFinished();
    }

    private void awaitFinished() {
        await().atMost(PATIENCE).until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
        assertThat(house.push(push.id()).finished()).isNotNull();
    }

    private String deliveryId() {
        return Delivery.id(push.id(), channel.id());
    }
}
