package io.redletter.console.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "150, 100, more, 50",
        "50, 100, less, 50",
        "0, 100, less, 100",
        "100, 100, same, 0",
        "1004, 1000, same, 0",
        "999, 100, more, 899",
        "1000, 100, times, 10",
        "1240, 100, times, 12",
        "7, 0, first, 0",
        "0, 0, none, 0"
    })
    void tellsTheHourBesideTheHourBefore(long now, long before, String word, long amount) {
        Change change = new Change(now, before);

        assertThat(change.word()).isEqualTo(word);
        assertThat(change.amount()).isEqualTo(amount);
    }
}
