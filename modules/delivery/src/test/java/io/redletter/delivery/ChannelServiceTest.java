package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static io.redletter.platform.TestPlatform.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.platform.Platform;
import io.redletter.platform.PlatformExtension;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import io.redletter.platform.json.Json;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(PlatformExtension.class)
class ChannelServiceTest {
    private final Platform platform;
    private final SettableClock clock;
    private House house;

    ChannelServiceTest(Platform platform, SettableClock clock) {
        this.platform = platform;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        house = new House(platform, clock);
    }

    @AfterEach
    void close() {
        house.close();
        TestStores.empty(platform);
    }

    @Test
    void givesAWebhookASecretAndShowsItOnce() {
        NewChannel wanted =
                new NewChannel("webhook", "媒体", house.unit(), Map.of("url", house.otherSide.hook("one")), null, false);

        AddedChannel added = await(house.deliveries.channels().createAccount(house.boss, wanted));

        assertThat(added.secret()).startsWith("whsec_");
        assertThat(Json.text(added.channel())).doesNotContain("whsec_").doesNotContain("sealed");
        assertThat(await(platform.mongo()
                                .list(platform.mongo()
                                        .collection("channels", Document.class)
                                        .find()))
                        .toString())
                .doesNotContain(added.secret());
    }

    @Test
    void givesBackTheOneThatIsThereWhenTheSameIsAskedAgain() {
        NewChannel wanted = new NewChannel(
                "webhook",
                "媒体",
                house.unit(),
                Map.of("url", house.otherSide.hook("one")),
                OtherSide.HOOK_SECRET,
                false);
        AddedChannel first = await(house.deliveries.channels().createAccount(house.boss, "ch_same", wanted));

        AddedChannel again = await(house.deliveries.channels().createAccount(house.boss, "ch_same", wanted));

        assertThat(again.channel()).isEqualTo(first.channel());
    }

    @Test
    void changesSettingsAndChecksThem() {
        ChannelAccount channel = house.webhook("one");

        ChannelAccount changed = await(house.deliveries
                .channels()
                .changeSettings(house.boss, channel.id(), Map.of("url", house.otherSide.hook("two"))));
        Throwable refusal = failure(house.deliveries
                .channels()
                .changeSettings(house.boss, channel.id(), Map.of("url", "http://10.0.0.1/")));

        assertThat(changed.setting("url", "")).endsWith("/two");
        assertThat(((RefusedException) refusal).pointer()).isEqualTo("/settings/url");
    }

    @ParameterizedTest
    @CsvSource({
        "webhook,   url,      http://example.com/hook, /settings/url",
        "webhook,   url,      not an address,          /settings/url",
        "webhook,   colour,   red,                     /settings/colour",
        "wechat-oa, app-id,   '',                      /settings/app-id",
        "wechat-oa, publish,  twice,                   /settings/publish",
        "wechat-oa, base-url, http://10.0.0.1,         /settings/base-url",
        "pigeon,    url,      https://example.com/,    /kind",
    })
    void refusesUnusableSettingsByName(String kind, String key, String value, String pointer) {
        Map<String, String> settings =
                key.equals("app-id") ? Map.of(key, value) : Map.of("app-id", "wx0000000000000001", key, value);
        if (kind.equals("webhook")) {
            settings = Map.of(key, value);
        }
        NewChannel wanted = new NewChannel(kind, "渠道", house.unit(), settings, OtherSide.HOOK_SECRET, false);

        Throwable refusal = failure(house.deliveries.channels().createAccount(house.boss, wanted));

        assertThat(refusal).isInstanceOf(RefusedException.class);
        assertThat(((RefusedException) refusal).pointer()).isEqualTo(pointer);
    }
}
