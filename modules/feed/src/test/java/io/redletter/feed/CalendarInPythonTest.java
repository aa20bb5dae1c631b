package io.redletter.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.redletter.observance.Almanac;
import io.redletter.observance.Confidence;
import io.redletter.observance.Notice;
import io.redletter.observance.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second parser, in another language, reads what was written. */
class CalendarInPythonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final List<String> PYTHONS = List.of("/usr/bin/python3", "python3");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {2000, 2024, 2027, 2035})
    void readsWhatWasWritten(int year) throws Exception {
        Optional<String> python = python();
        assumeThat(python)
                .as("skipped: there is no python3 with icalendar here (apt-get install python3-icalendar)")
                .isPresent();
        List<CalendarEntry> entries = new DayEntries(
                        almanac(year), (id, of) -> Optional.of(Instant.parse("2027-01-02T03:04:05Z")))
                .days(year, "湖北", "");
        Path file = directory.resolve("days.ics");
        Files.write(file, CalendarWriter.write(CalendarFile.sheet(String.valueOf(year), "湖北", "", entries)));

        List<CalendarEntry> back = new ArrayList<>();
        for (String line :
                run(List.of(python.get(), script().toString(), file.toString())).split("\n")) {
            back.add(MAPPER.readValue(line, CalendarEntry.class));
        }

        assertThat(back).isEqualTo(entries);
    }

    private static Almanac almanac(int year) {
        LocalDate start = LocalDate.of(year, 9, 4);
        return FeedsFixture.ALMANAC.with(Map.of(
                "world-environment-day",
                Map.of(
                        year,
                        new Notice(
                                Status.CHANGED,
                                start,
                                start.plusDays(2),
                                Confidence.HIGH,
                                "关于改期的通知; \\一, 二",
                                "某部",
                                start,
                                "〔1〕",
                                4)),
                "world-water-day",
                Map.of(year, new Notice(Status.CANCELLED, null, null, Confidence.HIGH))));
    }

    private static Path script() throws Exception {
        return Path.of(
                CalendarInPythonTest.class.getResource("/read_calendar.py").toURI());
    }

    private static Optional<String> python() {
        return PYTHONS.stream().filter(CalendarInPythonTest::hasParser).findFirst();
    }

    private static boolean hasParser(String python) {
        try {
            run(List.of(python, "-c", "import icalendar"));
            return true;
        } catch (IOException | AssertionError e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
