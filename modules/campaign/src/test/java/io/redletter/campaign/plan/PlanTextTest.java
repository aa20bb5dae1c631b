package io.redletter.campaign.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlanTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16BE", "UTF-16LE"})
    void readsTheUsualEncodingsWithoutAMark(String charset) {
        String plan = Plans.demo();

        assertThat(PlanText.decode(plan.getBytes(Charset.forName(charset)))).isEqualTo(plan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void takesTheMarkOff(String charset) {
        assertThat(PlanText.decode("\uFEFF世界水日".getBytes(Charset.forName(charset))))
                .isEqualTo("世界水日");
    }

    @Test
    void readsUtf8WithACutOrNoisyEnd() {
        byte[] bytes = Plans.demo().getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 2);
        byte[] noisy = Arrays.copyOf(bytes, bytes.length + 3);
        noisy[bytes.length] = (byte) 0xFF;

        assertThat(PlanText.decode(cut)).startsWith("清溪市");
        assertThat(PlanText.decode(noisy)).startsWith("清溪市");
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(PlanText.decode(new byte[0])).isEmpty();
    }
}
