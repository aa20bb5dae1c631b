package io.redletter.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.Answer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookStatusTest {
    private static final Instant NOW = Instant.parse("2027-06-05T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, SENT",
        "201, SENT",
        "202, SENT",
        "204, SENT",
        "299, SENT",
        "301, REFUSED",
        "302, REFUSED",
        "307, REFUSED",
        "308, REFUSED",
        "400, REFUSED",
        "401, REFUSED",
        "403, REFUSED",
        "404, REFUSED",
        "413, REFUSED",
        "422, REFUSED",
        "408, RETRYABLE",
        "425, RETRYABLE",
        "429, RETRYABLE",
        "410, GONE",
        "500, RETRYABLE",
        "501, RETRYABLE",
        "502, RETRYABLE",
        "503, RETRYABLE",
        "504, RETRYABLE",
        "599, RETRYABLE",
    })
    void givesEveryStatusItsClass(int status, Outcome.Kind kind) {
        assertThat(WebhookStatus.outcome(answer(status, null), NOW).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 120 | 120",
                "503 | Sat, 05 Jun 2027 00:05:00 GMT | 300",
                "503 | Sat, 05 Jun 2027 00:00:00 GMT | 0",
                "503 | Fri, 04 Jun 2027 00:00:00 GMT | 0",
                "500 | 7 | 7",
            })
    void honoursRetryAfterInSecondsAndAsADate(int status, String header, long seconds) {
        assertThat(WebhookStatus.outcome(answer(status, header), NOW).after()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"soon", "-5", "1.5", "99999999999"})
    void ignoresARetryAfterItCannotRead(String header) {
        assertThat(WebhookStatus.outcome(answer(503, header), NOW).after()).isNull();
    }

    private static Answer answer(int status, String retryAfter) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (retryAfter != null) {
            headers.set("retry-after", retryAfter);
        }
        return new Answer(status, headers, Buffer.buffer("said"));
    }
}
