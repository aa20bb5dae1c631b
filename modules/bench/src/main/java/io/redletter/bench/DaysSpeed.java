package io.redletter.bench;

import io.redletter.observance.Almanac;
import java.nio.file.Path;
import java.time.LocalDate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Every day of thirty years, and as a measure of the machine: walking through the same thirty years day by day. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class DaysSpeed {
    static final int FIRST_YEAR = 2020;
    static final int YEARS = 30;

    /** The file of days. */
    @Param("config/observances.yaml")
    public String file;

    private Almanac almanac;

    /** Reads the file, once. */
    @Setup
    public void load() {
        almanac = Almanac.load(Path.of(file));
    }

    /** Ours: the dates of all observances. */
    @Benchmark
    public int ours() {
        int dates = 0;
        for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
            dates += almanac.year(year).size();
        }
        return dates;
    }

    /** The baseline. */
    @Benchmark
    public int baseline() {
        int sum = 0;
        LocalDate end = LocalDate.of(FIRST_YEAR + YEARS, 1, 1);
        for (LocalDate day = LocalDate.of(FIRST_YEAR, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            sum += day.getDayOfWeek().getValue();
        }
        return sum;
    }
}
