package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.campaign.LatePolicy;
import io.redletter.campaign.Push;
import io.redletter.console.web.Messages;
import io.redletter.console.web.Words;
import io.redletter.delivery.Delivery;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PushResultTest {
    private static final Words WORDS =
            Messages.open(Path.of("../../templates/i18n")).in("zh");
    private static final Instant AT = Instant.parse("2027-06-05T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finished | sent sent sent | leaf | 3 个渠道全部送达",
                "finished | sent refused unknown sending | red | 1 个渠道未送达，1 个已送达",
                "finished | sent unknown confirming | amber | 1 个渠道结果不明，1 个已送达",
                "finished | sent confirming | amber | 1 个渠道待平台确认",
                "firing | sent sending pending accepted retrying | sky | 发送中，已送达 1/5",
                "finished | sent recalled | amber | 1 个渠道已撤回",
                "finished | '' | leaf | 已完成",
                "skipped | '' | amber | 未发出",
                "armed | '' | sky | 已启用",
                "recalled | sent | amber | 已撤回"
            })
    void tellsTheWorstFirst(String state, String deliveries, String ink, String text) {
        PushResult result = PushResult.of(push(state), deliveries(deliveries), WORDS);

        assertThat(result.text()).isEqualTo(text);
        assertThat(result.ink()).isEqualTo(ink);
    }

    private static List<Delivery> deliveries(String states) {
        return Arrays.stream(states.split(" "))
                .filter(state -> !state.isEmpty())
                .map(PushResultTest::delivery)
                .toList();
    }

    private static Push push(String state) {
        return new Push(
                "push",
                1,
                "campaign",
                "unit",
                "work",
                List.of("a"),
                LocalDateTime.parse("2027-06-05T08:00:00"),
                "Asia/Shanghai",
                AT,
                null,
                state,
                LatePolicy.STANDARD,
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                "user",
                AT,
                false,
                null);
    }

    private static Delivery delivery(String state) {
        return new Delivery(
                "push:a",
                1,
                "push",
                "a",
                "campaign",
                "work",
                "hash",
                "unit",
                state,
                "key",
                null,
                Map.of(),
                false,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                AT,
                AT,
                false);
    }
}
