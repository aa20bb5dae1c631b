package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WallNameTest {
    @ParameterizedTest
    @CsvSource({"世界环境日, 5.0", "六五 world, 5.3", "A, 1.0", "'', 1.0"})
    void knowsHowWideANameIs(String name, double ems) {
        assertThat(WallName.of(name).ems()).isEqualTo(ems);
    }

    @Test
    void setsALongNameOnMoreLines() {
        assertThat(WallName.of("日".repeat(20)).lines()).isEqualTo(1);
        assertThat(WallName.of("日".repeat(21)).lines()).isEqualTo(2);
        assertThat(WallName.of("日".repeat(100)).lines()).isEqualTo(3);
    }
}
