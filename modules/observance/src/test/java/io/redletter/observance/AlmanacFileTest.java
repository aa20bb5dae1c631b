package io.redletter.observance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in the file is answered with file, line and reason. */
final class AlmanacFileTest {

    private static final String GOOD =
            """
            observances:
              - id: a-day
                name: 甲日
                name-en: A
                kind: day
                scope: national
                confidence: high
                rule: { type: fixed, day: 06-05 }
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: a-day       | id: A_Day           | days.yaml:2: A_Day: id: A_Day",
                "id: a-day       | ident: a-day        | days.yaml:2: entry without id: id: missing",
                "name: 甲日       | name: ''            | days.yaml:3: a-day: name",
                "name: 甲日       | name: [甲日]         | days.yaml:3: a-day: name: not a plain value",
                "kind: day       | kind: hour          | days.yaml:5: a-day: kind: hour (expected: one of [day,",
                "scope: national | scope: world        | days.yaml:6: a-day: scope: world",
                "scope: national | colour: red         | days.yaml:2: a-day: scope: missing",
                "confidence: high| confidence: sure    | days.yaml:7: a-day: confidence: sure",
                "day: 06-05      | day: 06-31          | days.yaml:8: a-day: rule: day: 06-31",
                "day: 06-05      | day: 02-29          | days.yaml:8: a-day: rule: day: 02-29",
                "day: 06-05      | day: 06-05, n: 3    | days.yaml:8: a-day: rule: n: unknown key",
                "type: fixed     | type: fix           | days.yaml:8: a-day: rule: type: fix",
                "rule:           | rulle:              | days.yaml:2: a-day: rules: none",
            })
    void namesFileLineAndReason(String good, String bad, String message) {
        String yaml = GOOD.replace(good, bad);

        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(AlmanacException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour: red                                            | colour: unknown key",
                "name: 乙日                                              | name: given twice",
                "first-year: soon                                       | first-year: soon (expected: a whole number)",
                "notices: { 2027: { end: 2027-06-05 } }                  | start: missing",
                "notices: { 2027: { start: 2027-06-05, end: 2027-06-04 } }| end: 2027-06-04",
                "notices: { 2027: { start: 2027-6-5 } }                  | start: 2027-6-5 (expected: a date",
                "notices: { 2027: { status: by-rule, start: 2027-06-05 } }| status: by-rule",
                "notices: { next: { start: 2027-06-05 } }                | next (expected: a whole number)",
            })
    void refusesAWrongExtraLine(String line, String reason) {
        assertThatThrownBy(() -> load(GOOD + "    " + line + "\n"))
                .isInstanceOf(AlmanacException.class)
                .hasMessageStartingWith("days.yaml:")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesARepeatedIdAndASharedName() {
        String again = GOOD.substring(GOOD.indexOf("  - id"));

        assertThatThrownBy(() -> load(GOOD + again)).hasMessage("days.yaml:9: a-day: id: given twice (expected: once)");
        assertThatThrownBy(() -> load(GOOD + again.replace("id: a-day", "id: b-day")))
                .hasMessageStartingWith("days.yaml:9: b-day: name 甲日: also names a-day");
    }

    @Test
    void refusesAParentThatIsNotThereAndACircle() {
        String leaning = GOOD.replace("{ type: fixed, day: 06-05 }", "{ type: same-as, of: b-day }");
        String back = leaning.substring(leaning.indexOf("  - id"))
                .replace("id: a-day", "id: c-day")
                .replace("b-day", "a-day")
                .replace("c-day", "b-day")
                .replace("甲日", "乙日");

        assertThatThrownBy(() -> load(leaning))
                .hasMessage("days.yaml:2: a-day: rule: leans on b-day, which is not there");
        assertThatThrownBy(() -> load(leaning + back)).hasMessageContaining("leans on itself through [a-day, b-day]");
    }

    @Test
    void refusesRulesThatOverlap() {
        String rules = GOOD.replace(
                "rule: { type: fixed, day: 06-05 }",
                "rules: [{ to: 2000, type: fixed, day: 06-05 }, { from: 2000, type: fixed, day: 06-06 }]");

        assertThatThrownBy(() -> load(rules)).hasMessageContaining("rules: no. 2 begins before no. 1 ends");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''| empty", "'a: [b' | not YAML", "'- a' | not a mapping", "'observances: []' | none"})
    void refusesWhatIsNoFileOfDays(String yaml, String reason) {
        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(AlmanacException.class)
                .hasMessageContaining("days.yaml")
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> Almanac.load(Path.of("no-such-file.yaml")))
                .isInstanceOf(AlmanacException.class)
                .hasMessageContaining("no-such-file.yaml: cannot be read");
    }

    @Test
    void readsAGoodEntry() {
        assertThat(load(GOOD).find("a-day")).get().satisfies(day -> {
            assertThat(day.name()).isEqualTo("甲日");
            assertThat(day.canonicalName()).isEqualTo("甲日");
            assertThat(day.kind()).isEqualTo(Kind.DAY);
        });
    }

    static Almanac load(String yaml) {
        return Almanac.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "days.yaml");
    }
}
