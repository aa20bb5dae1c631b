package io.redletter.delivery;

import static io.redletter.platform.TestPlatform.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.delivery.channel.Setting;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.redletter.platform.SettableClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast an account is called is set where the account is set up. */
class PaceFormTest extends HouseTest {
    PaceFormTest(Platform platform, SettableClock clock) {
        super(platform, clock);
    }

    @Test
    void everyKindAsksForItsPace() {
        Map<String, List<Setting>> forms = house.deliveries.channels().forms();

        assertThat(forms.keySet()).containsExactlyInAnyOrder("webhook", "wechat-oa", "email");
        assertThat(keys(forms.get("webhook"))).contains("at-a-time", "per-second", "ordered");
        assertThat(keys(forms.get("wechat-oa"))).contains("at-a-time", "per-second", "ordered");
        assertThat(keys(forms.get("email"))).contains("pool", "rate", "ordered").doesNotContain("at-a-time");
    }

    @ParameterizedTest
    @CsvSource({
        "at-a-time,0,同时发送数应为 1 到 100",
        "at-a-time,101,同时发送数应为 1 到 100",
        "at-a-time,many,同时发送数应为 1 到 100",
        "per-second,-1,每秒请求数应为 0 到 10000",
        "per-second,10001,每秒请求数应为 0 到 10000",
        "ordered,maybe,按顺序发送应为 true 或 false"
    })
    void refusesAPaceThatCannotBeMeantAtItsField(String key, String value, String words) {
        ChannelAccount channel = house.webhook("one");
        Map<String, String> settings = new HashMap<>(channel.settings());
        settings.put(key, value);

        assertThatThrownBy(() -> await(house.deliveries.channels().changeSettings(house.boss, channel.id(), settings)))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> {
                    assertThat(refusal.pointer()).isEqualTo("/settings/" + key);
                    assertThat(refusal).hasMessageContaining(words);
                });
    }

    @Test
    void keepsThePaceThatWasSet() {
        ChannelAccount channel = house.webhook("one");
        Map<String, String> settings = new HashMap<>(channel.settings());
        settings.putAll(Map.of("at-a-time", "3", "per-second", "2.5", "ordered", "true"));

        ChannelAccount changed = await(house.deliveries.channels().changeSettings(house.boss, channel.id(), settings));

        assertThat(changed.settings()).containsAllEntriesOf(settings);
    }

    private static List<String> keys(List<Setting> form) {
        return form.stream().map(Setting::key).toList();
    }
}
