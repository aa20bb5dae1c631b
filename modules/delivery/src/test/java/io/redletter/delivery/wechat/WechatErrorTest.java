package io.redletter.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.channel.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WechatErrorTest {
    /** 22:00 in Shanghai. */
    private static final Instant EVENING = Instant.parse("2027-06-05T14:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "-1, BUSY",
        "40001, TOKEN",
        "40014, TOKEN",
        "42001, TOKEN",
        "40013, PERSON",
        "40125, PERSON",
        "40164, PERSON",
        "40007, REFUSED",
        "40003, REFUSED",
        "40004, REFUSED",
        "40009, REFUSED",
        "40012, REFUSED",
        "45009, TOMORROW",
        "45011, MINUTE",
        "45028, QUOTA",
        "45065, DONE",
        "45066, MINUTE",
        "45067, REFUSED",
        "45001, REFUSED",
        "45002, REFUSED",
        "45003, REFUSED",
        "45008, REFUSED",
        "45159, REFUSED",
        "45166, REFUSED",
        "44001, REFUSED",
        "44004, REFUSED",
        "43001, REFUSED",
        "43019, REFUSED",
        "47001, REFUSED",
        "48001, PERSON",
        "48002, PERSON",
        "48004, PERSON",
        "48008, PERSON",
        "50001, PERSON",
        "50002, PERSON",
        "53500, PERSON",
        "53501, MINUTE",
        "53503, REFUSED",
        "53504, CONFIRM",
        "53505, CONFIRM",
        "12345678, PERSON",
    })
    void givesEveryCodeItsClass(int code, WechatError.Kind kind) {
        assertThat(WechatError.of(code).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "45065, SENT",
        "53504, CONFIRMING",
        "45028, REFUSED",
        "40164, REFUSED",
        "53503, REFUSED",
        "-1, RETRYABLE",
        "45011, RETRYABLE",
        "45009, RETRYABLE",
        "40001, REFUSED",
    })
    void turnsAClassIntoWhatHappensNext(int code, Outcome.Kind kind) {
        assertThat(outcome(code).kind()).isEqualTo(kind);
    }

    @Test
    void waitsAMinuteOrUntilTomorrowInChina() {
        assertThat(outcome(45011).after()).isEqualTo(Duration.ofMinutes(1));
        assertThat(outcome(45009).after()).isEqualTo(Duration.ofHours(2).plusMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 40007, 40164, 45009, 45028, 48001, 53504, 53999})
    void saysItInChineseWithTheCode(int code) {
        assertThat(outcome(code).reason()).matches(".*\\p{IsHan}.*").contains(Integer.toString(code));
    }

    private static Outcome outcome(int code) {
        return WechatError.of(code).outcome(code, "said", EVENING);
    }
}
