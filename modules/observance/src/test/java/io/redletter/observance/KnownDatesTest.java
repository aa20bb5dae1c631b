package io.redletter.observance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The calendar we ship, against dates that are known from elsewhere. */
final class KnownDatesTest {

    static final Path SHIPPED = Path.of("../../config/observances.yaml");

    private static final Almanac ALMANAC = Almanac.load(SHIPPED);

    @ParameterizedTest
    @CsvFileSource(resources = "/known-dates.csv")
    void givesTheKnownDate(String id, int year, LocalDate start, LocalDate end, String status, String source) {
        assertThat(ALMANAC.resolve(id, year))
                .as("%s %s by %s", id, year, source)
                .singleElement()
                .satisfies(date -> {
                    assertThat(date.start()).isEqualTo(start);
                    assertThat(date.end()).isEqualTo(end == null ? start : end);
                    assertThat(date.status().code()).isEqualTo(status);
                });
    }

    @Test
    void hasEveryDayOnce() {
        assertThat(ALMANAC.all()).hasSize(152).extracting(Observance::id).doesNotHaveDuplicates();
    }
}
