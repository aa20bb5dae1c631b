package io.redletter.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.redletter.campaign.Push;
import io.redletter.delivery.wechat.TestSeal;
import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(PlatformExtension.class)
class WechatCallbackTest {
    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private static final String WECHAT = "wechat";
    private static final String TOKEN = "aCallbackToken2027";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String OLD_KEY = "GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba";

    private final Platform platform;
    private final SettableClock clock;
    private House house;
    private FrontDoor door;

    WechatCallbackTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        clock.set(PlatformExtension.START);
        house = new House(platform, clock);
        door = new FrontDoor(platform, house.deliveries);
    }

    @AfterEach
    void close() {
        door.close();
        house.close();
        TestStores.empty(platform);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "compatible", "secure"})
    void movesADeliveryOnAsSoonAsItsEventComes(String mode) {
        ChannelAccount channel = channel("freepublish", mode.equals("plain") ? "" : " aes-key=" + KEY);
        tells(channel, mode);
        Push push = house.armed(channel);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        assertThat(house.delivery(push, channel).link()).startsWith(house.otherSide.wechat() + "/s/");
    }

    @Test
    void knowsTheKeyBeforeWhileItIsBeingChanged() {
        ChannelAccount channel = channel("freepublish", " aes-key=" + KEY + " previous-aes-key=" + OLD_KEY);
        house.otherSide.tells(hook(channel), TOKEN, OLD_KEY, "secure");
        Push push = house.armed(channel);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
    }

    @Test
    void learnsWhereAGroupSendCanBeSeenAndHowManyItReached() {
        ChannelAccount channel = channel("mass", "");
        tells(channel, "plain");
        Push push = house.armed(channel);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        Delivery delivery = house.delivery(push, channel);
        assertThat(delivery.link()).startsWith(house.otherSide.wechat() + "/s/");
        assertThat(delivery.attempts().get(0).outcome()).isEqualTo("accepted");
    }

    @Test
    void keepsAnEventThatComesBeforeTheAnswer() {
        ChannelAccount channel = channel("freepublish", "");
        tells(channel, "plain");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "slow", "freepublish/submit", 1, new JsonObject().put("delayMs", 700));
        house.otherSide.goWrong(WECHAT, "callback-early", null);

        submitted(push, channel);
        assertThat(house.otherSide.told().get(0).getBoolean("taken")).isTrue();
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel) == DeliveryState.SENT);
        assertThat(house.otherSide.effects(WECHAT)).isEqualTo(1);
    }

    @Test
    void takesTheSameEventTwiceAsOnce() {
        ChannelAccount channel = channel("freepublish", "");
        tells(channel, "plain");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "callback-twice", null);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> house.otherSide.told().size() == 2);
        await().until(() -> state(push, channel) == DeliveryState.SENT);
        assertThat(house.otherSide.told()).allMatch(sent -> sent.getBoolean("taken"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"freepublish", "mass"})
    void believesTheQueryWhereTheEventSaysOtherwise(String publish) {
        ChannelAccount channel = channel(publish, "");
        tells(channel, "plain");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "callback-wrong", null);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel).isEnd());
        assertThat(state(push, channel)).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void isNotMovedByWhatSomebodyElseSigned() {
        ChannelAccount channel = channel("freepublish", "");
        tells(channel, "plain");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "callback-forged", null);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> house.otherSide.told().size() == 1);
        assertThat(house.otherSide.told().get(0).getInteger("status")).isEqualTo(403);
        assertThat(state(push, channel)).isEqualTo(DeliveryState.ACCEPTED);
    }

    @Test
    void saysWhyAGroupSendDidNotPass() {
        ChannelAccount channel = channel("mass", "");
        tells(channel, "plain");
        Push push = house.armed(channel);
        house.otherSide.goWrong(WECHAT, "verdict", "message/mass/sendall", 1, new JsonObject().put("code", 20001));

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> state(push, channel) == DeliveryState.REFUSED);
        assertThat(house.delivery(push, channel).reason())
                .startsWith("wechat-mass-20001")
                .contains("涉嫌政治")
                .contains("err(20001)");
    }

    @Test
    void provesItsAddressToThePlatformOnly() {
        ChannelAccount channel = channel("freepublish", "");

        assertThat(house.otherSide.tells(hook(channel), TOKEN, null, "plain")).isTrue();
        assertThat(house.otherSide.tells(hook(channel), "anotherToken", null, "plain"))
                .isFalse();
        assertThat(house.otherSide.tells(door.url("/hooks/wechat/ch_none"), TOKEN, null, "plain"))
                .isFalse();
    }

    @Test
    void takesNothingInTheClearOnceThereIsAKey() {
        ChannelAccount channel = channel("freepublish", " aes-key=" + KEY);
        house.otherSide.tells(hook(channel), TOKEN, null, "plain");
        Push push = house.armed(channel);

        submitted(push, channel);
        clock.advance(Duration.ofSeconds(2));

        await().until(() -> house.otherSide.told().size() == 1);
        assertThat(house.otherSide.told().get(0).getInteger("status")).isEqualTo(403);
    }

    @Test
    void refusesWhatIsOldUnsignedOrTooLong() {
        ChannelAccount channel = channel("freepublish", "");
        String path = "/hooks/wechat/" + channel.id();

        assertThat(door.post(path + signed(clock.instant().getEpochSecond() - 301), "<xml/>")
                        .statusCode())
                .isEqualTo(403);
        assertThat(door.post(path, "<xml/>").statusCode()).isEqualTo(403);
        assertThat(door.post(path + signed(clock.instant().getEpochSecond()), "x".repeat(70_000))
                        .statusCode())
                .isEqualTo(413);
        assertThat(door.post(path + signed(clock.instant().getEpochSecond()), "no xml at all")
                        .body())
                .isEqualTo("success");
    }

    private static String signed(long second) {
        return "?timestamp=" + second + "&nonce=n1&signature=" + TestSeal.sign(TOKEN, Long.toString(second), "n1");
    }

    private ChannelAccount channel(String publish, String keys) {
        Map<String, String> settings = new HashMap<>(
                Map.of("app-id", OtherSide.APP, "publish", publish, "base-url", house.otherSide.wechat()));
        String secret = OtherSide.APP_SECRET + " token=" + TOKEN + keys;
        return house.channel(new NewChannel("wechat-oa", "公众号", house.unit(), settings, secret, false));
    }

    private void tells(ChannelAccount channel, String mode) {
        assertThat(house.otherSide.tells(hook(channel), TOKEN, KEY, mode)).isTrue();
    }

    private String hook(ChannelAccount channel) {
        return door.url("/hooks/wechat/" + channel.id());
    }

    /** Until the platform has it; the clock stands then, so that nothing but an event can move it on. */
    private void submitted(Push push, ChannelAccount channel) {
        clock.set(push.due());
        await().until(() -> house.isDelivered(push) && state(push, channel) == DeliveryState.ACCEPTED);
    }

    private DeliveryState state(Push push, ChannelAccount channel) {
        return house.delivery(push, channel).stateWord();
    }
}
