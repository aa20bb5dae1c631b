package io.redletter.platform.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedJsonTest {
    enum Lost {
        @JsonProperty("answer-lost")
        ANSWER_LOST,
        LATE
    }

    record Order(Lost kind, OffsetDateTime from) {}

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'kind':'lost'}       | /kind: 应为其中之一 (expected: one of [answer-lost, LATE])",
                "{'from':'yesterday'}  | /from: 应为带时区的时间",
                "{'other':1}           | /other: 没有这个字段"
            })
    void saysWhatMayStandThereAsItIsWritten(String json, String said) {
        String text = json.replace('\'', '"');

        assertThatThrownBy(() -> Json.read(Buffer.buffer(text), Order.class)).hasMessageContaining(said);
    }
}
