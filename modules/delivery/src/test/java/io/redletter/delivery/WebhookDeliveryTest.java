package io.redletter.delivery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.content.Work;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class WebhookDeliveryTest {
    static {
        // A busy machine may be slow; a correct program is still correct.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final String ONE = "webhook:one";
    private static final String TWO = "webhook:two";

    private final Platform platform;
    private final SettableClock clock;
    private House house;

    WebhookDeliveryTest(Platform platform, SettableClock clock) {
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
    void sendsAtTheInstantTheWorkIsReleasedAndNotBefore() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        clock.set(push.due().minusMillis(1));
        assertThat(house.isDelivered(push)).isFalse();

        clock.set(push.due());

        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.attempts()).extracting(Attempt::outcome).containsExactly("sent");
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    /** The push does not wait for a slow answer; nor does its end wait for the sweep of every minute. */
    @Test
    void endsAPushAsSoonAsItsSlowReceiverHasAnswered() {
        ChannelAccount channel = house.webhook("one");
        house.otherSide.goWrong(ONE, "slow", null, 1, new JsonObject().put("delayMs", 1_500));
        Push push = house.armed(channel);

        clock.set(push.due());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        house.isDelivered(push) && house.delivery(push, channel).stateWord() == DeliveryState.SENT);

        await().atMost(Duration.ofSeconds(10)).until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
    }

    @Test
    void saysWhatThePartnerNeedsToShowTheWork() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);

        clock.set(push.due());
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);

        JsonObject message =
                new JsonObject(house.otherSide.received(ONE, "receive").get(0).getString("body"));
        JsonObject work = message.getJsonObject("data").getJsonObject("work");
        assertThat(message.getString("type")).isEqualTo("work.released");
        assertThat(message.getString("timestamp")).isEqualTo(push.due().toString());
        assertThat(work.getString("title")).isEqualTo("六五环境日:共建清洁美丽世界");
        assertThat(work.getString("hash")).isEqualTo(push.workHash());
        assertThat(work.getString("url")).startsWith(House.WEB + "/h5/").endsWith("?c=" + channel.id());
    }

    @Test
    void skipsAPushWhoseWorkChangedAfterItWasArmed() {
        ChannelAccount channel = house.webhook("one");
        LocalDateTime local =
                LocalDateTime.ofInstant(clock.instant(), House.CHINA).plusMinutes(10);
        Work work = house.work(clock.instant().plusSeconds(60));
        Push push = house.armed(work, local, channel);
        house.change(work);

        clock.set(push.due());

        await().until(() -> house.push(push.id()).stateWord() == PushState.SKIPPED);
        assertThat(house.push(push.id()).reason()).startsWith("work-changed-after-approval");
        assertThat(house.otherSide.received(ONE, "receive")).isEmpty();
    }

    @Test
    void skipsAPushThatIsTooLate() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);

        clock.set(push.due().plus(Duration.ofHours(2)));

        await().until(() -> house.push(push.id()).stateWord() == PushState.SKIPPED);
        assertThat(house.push(push.id()).reason()).startsWith("too-late");
        assertThat(house.otherSide.received(ONE, "receive")).isEmpty();
    }

    @Test
    void skipsADayBoundPushOnceItsDayIsOver() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);

        clock.set(push.dayEnd());

        await().until(() -> house.push(push.id()).stateWord() == PushState.SKIPPED);
        assertThat(house.push(push.id()).reason()).startsWith("day-over");
    }

    @Test
    void repeatsTheSameBytesUnderTheSameKeyAfterALostAnswer() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        house.otherSide.goWrong(ONE, "answer-lost", null);

        clock.set(push.due());
        await().until(() -> state(push, channel) == DeliveryState.RETRYING);
        assertThat(house.delivery(push, channel).errorClass()).isEqualTo(ErrorClass.UNKNOWN);
        clock.advance(Duration.ofSeconds(10));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        List<JsonObject> received = house.otherSide.received(ONE, "receive");
        assertThat(received).hasSize(2);
        assertThat(received)
                .extracting(entry -> entry.getString("key"))
                .containsOnly("msg_" + house.delivery(push, channel).key());
        assertThat(received)
                .extracting(entry -> entry.getString("digest"))
                .containsOnly(received.get(0).getString("digest"));
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    @Test
    void comesBackNoSoonerThanItIsAsked() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        house.otherSide.goWrong(ONE, "rate-limit", null, 1, new JsonObject().put("delayMs", 120_000));

        clock.set(push.due());

        await().until(() -> state(push, channel) == DeliveryState.RETRYING);
        assertThat(house.delivery(push, channel).due()).isEqualTo(push.due().plusSeconds(120));
        clock.advance(Duration.ofSeconds(120));
        await().until(() -> state(push, channel) == DeliveryState.SENT);
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysSo() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        house.otherSide.goWrong(ONE, "status5xx", null, 4, new JsonObject());

        clock.set(push.due());

        await().until(() -> {
            clock.advance(Duration.ofSeconds(40));
            return state(push, channel) == DeliveryState.REFUSED;
        });
        assertThat(house.delivery(push, channel).attempts()).hasSize(4);
        assertThat(house.delivery(push, channel).reason()).startsWith("gave-up-target-busy");
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
    }

    @Test
    void disablesAnAccountThatWantsNothingMore() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        house.otherSide.goWrong(ONE, "gone", null);

        clock.set(push.due());

        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
        assertThat(state(push, channel)).isEqualTo(DeliveryState.REFUSED);
        ChannelAccount now = TestPlatform.await(house.deliveries.channels().get(house.boss, channel.id()));
        assertThat(now.enabled()).isFalse();
        assertThat(now.disabledReason()).startsWith("gone");
    }

    @Test
    void aTargetThatHangsDoesNotSlowAnother() {
        ChannelAccount hanging = house.webhook("one");
        ChannelAccount healthy = house.webhook("two");
        Push push = house.armed(hanging, healthy);
        house.otherSide.goWrong(ONE, "slow", null, 1, new JsonObject().put("delayMs", 8_000));

        clock.set(push.due());

        await().until(() -> state(push, healthy) == DeliveryState.SENT);
        assertThat(state(push, hanging)).isEqualTo(DeliveryState.SENDING);
        assertThat(house.otherSide.effects(TWO)).isEqualTo(1);
    }

    @Test
    void reconcilesWhatADeadNodeLeftInTheMiddleOfACall() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        clock.set(push.due());
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);

        house.leaveBehind(
                "deliveries",
                Delivery.id(push.id(), channel.id()),
                combine(
                        set("state", "sending"),
                        set("owner", "ghost#1"),
                        unset("attempts.0.outcome"),
                        unset("attempts.0.finishedAt")));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        assertThat(house.delivery(push, channel).attempts())
                .extracting(Attempt::what, Attempt::outcome)
                .containsExactly(tuple("send", "unknown"), tuple("reconcile", "sent"));
        assertThat(house.otherSide.received(ONE, "receive")).hasSize(2);
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    @Test
    void finishesAPushWhoseLastDeliveryEndedWithoutIt() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        clock.set(push.due());
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);

        house.leaveBehind("pushes", push.id(), combine(set("state", "firing"), unset("finished")));
        TestPlatform.await(house.deliveries.stop());
        TestPlatform.await(house.deliveries.start());

        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
    }

    @Test
    void refusesADisabledChannelAtTheMomentOfSending() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        TestPlatform.await(house.deliveries.channels().disable(house.boss, channel.id(), "维护"));

        clock.set(push.due());

        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
        assertThat(house.delivery(push, channel).reason()).startsWith("channel-disabled");
        assertThat(house.otherSide.received(ONE, "receive")).isEmpty();
    }

    @Test
    void letsAPersonSendAgainWhatWasRefused() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        house.otherSide.goWrong(ONE, "status5xx", null, 4, new JsonObject());
        clock.set(push.due());
        await().until(() -> {
            clock.advance(Duration.ofSeconds(40));
            return state(push, channel) == DeliveryState.REFUSED;
        });

        TestPlatform.await(house.deliveries
                .service()
                .resolve(house.boss, Delivery.id(push.id(), channel.id()), Verdict.SEND_AGAIN, "对方已修好"));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        assertThat(house.otherSide.effects(ONE)).isEqualTo(1);
    }

    @Test
    void showsThatAChannelWorks() {
        ChannelAccount channel = house.webhook("one");

        String said = TestPlatform.await(house.deliveries.channels().test(house.boss, channel.id()));

        assertThat(said).contains("204");
    }

    private DeliveryState state(Push push, ChannelAccount channel) {
        return house.isDelivered(push) ? house.delivery(push, channel).stateWord() : DeliveryState.PENDING;
    }
}
