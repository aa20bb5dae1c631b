package io.redletter.delivery;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.campaign.PushState;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.redletter.platform.TestPlatform;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class WechatDeliveryTest extends HouseTest {
    private static final String WECHAT = "wechat";
    private static final String DRAFT = "draft/add";
    private static final String SUBMIT = "freepublish/submit";
    private static final String MASS = "message/mass/sendall";

    WechatDeliveryTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void publishesAnArticleAndKeepsItsAddress() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);

        clock.set(push.due());
        untilItEnds(push, channel);

        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery.link()).startsWith(house.otherSide.wechat() + "/s/");
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
        await().until(() -> house.push(push.id()).stateWord() == PushState.FINISHED);
    }

    @Test
    void findsAPublicationWhoseAnswerWasLostAndSubmitsNothingTwice() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", SUBMIT);

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.delivery(push, channel).link()).isNotNull();
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void findsWhatANodePublishedThatDiedBeforeItHeard() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        clock.set(push.due());
        untilItEnds(push, channel);

        house.leaveBehind(
                "deliveries",
                Delivery.id(push.id(), channel.id()),
                combine(
                        set("state", "sending"),
                        set("owner", "ghost#1"),
                        unset("link"),
                        unset("progress.publish-id"),
                        unset("attempts.0.outcome"),
                        unset("attempts.0.finishedAt")));

        await().until(() -> house.delivery(push, channel).stateWord() == DeliveryState.SENT);
        assertThat(house.delivery(push, channel).link()).startsWith(house.otherSide.wechat() + "/s/");
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
    }

    @Test
    void leavesToAPersonWhatItCannotKnow() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "reset", SUBMIT);

        clock.set(push.due());
        untilItEnds(push, channel);

        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.stateWord()).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(delivery.reason()).startsWith("wechat-draft-there");
        assertThat(house.otherSide.received(WECHAT, SUBMIT)).hasSize(1);
    }

    @Test
    void takesUpADraftWhoseAnswerWasLost() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", DRAFT);

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(WECHAT, DRAFT)).hasSize(1);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void renewsATokenThatEndsInTheMiddle() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "token-expiry", SUBMIT);

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.delivery(push, channel).attempts()).hasSize(1);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void sendsToAllFollowersOnceThoughTheAnswerWasLost() {
        ChannelAccount channel = house.wechat("mass");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "answer-lost", MASS);

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(WECHAT, MASS))
                .extracting(entry -> entry.getString("key"))
                .containsOnly(house.delivery(push, channel).key());
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void saysPlainlyThatTheGroupSendQuotaIsUsedUp() {
        ChannelAccount channel = house.wechat("mass");
        Push first = house.armed(channel);
        clock.set(first.due());
        untilItEnds(first, channel);

        Push second = house.armedBeyondQuota(channel);
        clock.set(second.due());
        untilItEnds(second, channel);

        assertThat(house.delivery(second, channel).stateWord()).isEqualTo(DeliveryState.REFUSED);
        assertThat(house.delivery(second, channel).reason()).contains("群发次数已用完");
    }

    @Test
    void uploadsACoverOncePerAccount() {
        ChannelAccount channel = house.wechat("freepublish");
        Push first = house.armed(channel);
        clock.set(first.due());
        untilItEnds(first, channel);

        Push second = house.armed(channel);
        clock.set(second.due());
        untilItEnds(second, channel);

        assertThat(house.delivery(second, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.received(WECHAT, "material/add_material")).hasSize(1);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(2);
    }

    @Test
    void triesAgainWhenThePlatformIsBusy() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "errcode", SUBMIT, 1, new JsonObject().put("code", -1));

        clock.set(push.due());
        untilItEnds(push, channel);

        assertThat(house.delivery(push, channel).stateWord()).isEqualTo(DeliveryState.SENT);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void storesNoSecretAndNoToken() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        clock.set(push.due());
        untilItEnds(push, channel);

        String stored = TestPlatform.await(platform.mongo()
                        .list(platform.mongo()
                                .collection("deliveries", org.bson.Document.class)
                                .find()))
                .toString();

        assertThat(stored).doesNotContain(OtherSide.APP_SECRET).doesNotContain("access_token");
    }
}
