package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WechatDoubtTest extends HouseTest {
    private static final String WECHAT = "wechat";
    private static final String SUBMIT = "freepublish/submit";
    private static final String MASS = "message/mass/sendall";

    WechatDoubtTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void asksAgainWhereThePlatformIsTooBusyToSayWhatBecameOfIt() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", SUBMIT);
        house.otherSide.goWrong(WECHAT, "errcode", "freepublish/batchget", 2, new JsonObject().put("code", -1));

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
    }

    @Test
    void doesNotCallRefusedWhatItMayOnlyNotAskFor() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", SUBMIT);
        house.otherSide.goWrong(WECHAT, "errcode", "freepublish/batchget", 50, new JsonObject().put("code", 48001));

        clock.set(push.due());
        untilItEnds(push, channel);

        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.stateWord()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(delivery.reason()).startsWith("wechat-48001").contains("权限");
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
    }

    @Test
    void asksAPersonWithinMinutesAboutWhatThePlatformDoesNotTell() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "reset", SUBMIT);
        clock.set(push.due());
        await().until(() ->
                house.isDelivered(push) && house.delivery(push, channel).stateWord() == DeliveryState.RETRYING);

        clock.advance(Duration.ofMinutes(3));

        await().until(() -> house.delivery(push, channel).stateWord().isEnd());
        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.stateWord()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(delivery.attempts()).hasSize(2);
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
    }

    @Test
    void keepsToTheWayItWasToGoOutWhenTheSettingChangesMeanwhile() {
        ChannelAccount channel = house.wechat("mass");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", MASS);
        clock.set(push.due());
        await().until(() ->
                house.isDelivered(push) && house.delivery(push, channel).stateWord() == DeliveryState.RETRYING);

        Map<String, String> settings = new HashMap<>(channel.settings());
        settings.put("publish", "freepublish");
        TestPlatform.await(house.deliveries.channels().changeSettings(house.boss, channel.id(), settings));
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).isEmpty();
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }
}
