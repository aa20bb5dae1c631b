package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.Push;
import io.redletter.campaign.dryrun.DryRunRow;
import io.redletter.platform.Platform;
import io.redletter.platform.SettableClock;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the send table tells of channels before anyone confirms: how they are, and how many people they reach. */
class DryRunOfChannelsTest extends HouseTest {
    DryRunOfChannelsTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void saysNothingAgainstChannelsThatAreWell() {
        Push push = house.armed(house.webhook("one"));

        assertThat(row(push).where().trouble()).isNull();
        assertThat(row(push).audience()).isNull();
    }

    @Test
    void tellsThatAChannelIsDisabled() {
        ChannelAccount channel = house.webhook("one");
        Push push = house.armed(channel);
        await(house.deliveries.channels().disable(house.boss, channel.id(), "对方系统升级"));

        assertThat(row(push).where().enabled()).isFalse();
        assertThat(row(push).where().trouble()).contains("已停用", "对方系统升级");
    }

    @Test
    void tellsThatThePlatformLetsTheAccountInNoMore() {
        ChannelAccount channel = house.wechat("freepublish");
        Push push = house.armed(channel);
        assertThat(row(push).where().trouble()).isNull();
        house.otherSide.goWrong("wechat", "errcode", null, 500, new JsonObject().put("code", 40125));

        assertThat(row(push).where().trouble()).as("asked a moment ago").isNull();
        clock.advance(Duration.ofSeconds(61));

        assertThat(row(push).where().trouble()).contains("AppSecret");
    }

    @Test
    void tellsThatAMailServerRefusesTheLogin() {
        house.people.addMany(3, "@home.example");
        ChannelAccount channel = house.email(Map.of(), "wrong password");
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, channel);

        assertThat(row(push).where().trouble()).contains("535").doesNotContain("wrong password");
    }

    @Test
    void tellsThatAChannelIsLeftAloneForAMoment() {
        ChannelAccount channel = house.webhook("one");
        house.otherSide.goWrong("webhook:one", "rate-limit", null, 1, new JsonObject().put("delayMs", 120_000));
        Push first = house.armed(channel);
        clock.advance(Duration.ofMinutes(1));
        Push second = house.armed(channel);
        fire(first);
        awaitState(first, channel, DeliveryState.RETRYING, Duration.ZERO);

        assertThat(row(house.push(second.id())).where().trouble()).contains("暂停到");
    }

    @Test
    void countsWhomAListReachesWithoutThoseWhoLeft() {
        house.people.addMany(40, "@home.example");
        house.people.optOut(house.people.id("reader7@home.example"), "email", "page");
        house.people.optOut(house.people.id("reader8@home.example"), "email", "page");
        Push push = house.armedTo(PeopleOfAList.EVERYBODY, house.email());

        assertThat(row(push).audience().eligible()).isEqualTo(38);
        assertThat(row(push).audience().skipped()).isEqualTo(2);
        assertThat(row(push).audience().name()).isEqualTo("所有人");
    }

    private DryRunRow row(Push push) {
        return await(house.campaigns.dryRuns().ofPush(house.boss, push.id()))
                .rows()
                .get(0);
    }
}
