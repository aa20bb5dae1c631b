package io.redletter.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.observance.Almanac;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.RefusedException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTest {
    private static final Almanac ALMANAC = Almanac.load(Path.of("../../config/observances.yaml"));

    private record Day(String name, LocalDate start, LocalDate end, String status) {}

    @ParameterizedTest
    @ValueSource(ints = {1990, 2000, 2024, 2025, 2026, 2027, 2028, 2050, 2100})
    void holdsTheAlmanacsDatesAsWholeDays(int year) {
        Calendar calendar = parsed(written(year));

        List<Day> days = events(calendar).stream().map(CalendarTest::day).toList();

        assertThat(days)
                .containsExactlyInAnyOrderElementsOf(
                        ALMANAC.year(year).stream().map(CalendarTest::day).toList());
        assertThat(days).isNotEmpty();
        assertThat(calendar.validate(true).hasErrors()).isFalse();
    }

    @Test
    void refusesToWriteACalendarWithoutAnyDay() {
        assertThatThrownBy(() -> CalendarFile.of(ALMANAC, 2027, "", "no-such-topic"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("没有符合的日子");
    }

    @Test
    void givesEveryEntryAnIdThatStays() {
        List<String> ids = events(2026).stream()
                .map(event -> event.getUid().orElseThrow().getValue())
                .toList();

        assertThat(ids).doesNotHaveDuplicates().contains("world-environment-day-2026@redletter");
        assertThat(ids)
                .contains("world-migratory-bird-day-2026@redletter", "world-migratory-bird-day-2026-2@redletter");
        assertThat(events(2026).stream()
                        .map(event -> event.getUid().orElseThrow().getValue())
                        .toList())
                .isEqualTo(ids);
    }

    @Test
    void saysWhatIsOnlyExpectedAndWhatIsCancelled() {
        Almanac almanac = almanac(
                """
                observances:
                  - {id: a-day, name: 甲日, name-en: A, kind: day, scope: national, rule: {type: fixed, day: 06-05},
                     topics: [ecology, "with, comma; and \\\\ more"], basis: "第一行\\n第二行", confidence: high}
                  - {id: b-week, name: 乙周, name-en: B, kind: week, scope: national, confidence: high,
                     rule: {type: announced, typical: July, fallback: {type: range, start: 07-01, end: 07-07}}}
                  - {id: c-day, name: 丙日, name-en: C, kind: day, scope: national, confidence: high,
                     rule: {type: fixed, day: 08-08}, notices: {2027: {status: cancelled, start: 2027-08-08}}}
                """);

        List<VEvent> events = events(parsed(CalendarFile.of(almanac, 2027, "", "")));

        assertThat(events)
                .extracting(event -> day(event).status())
                .containsExactly("CONFIRMED", "TENTATIVE", "CANCELLED");
        assertThat(events.get(1).<LocalDate>getEndDate().orElseThrow().getDate())
                .isEqualTo("2027-07-08");
        Categories topics =
                events.get(0).<Categories>getProperty(Property.CATEGORIES).orElseThrow();
        assertThat(topics.getCategories().getTexts()).containsExactlyInAnyOrder("ecology", "with, comma; and ＼ more");
        assertThat(events.get(0).getDescription().getValue())
                .contains("第一行\n第二行")
                .contains("fixed 06-05");
    }

    @Test
    void foldsLinesByTheirBytes() {
        String text = new String(written(2026), StandardCharsets.UTF_8);

        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\n");
        }
        assertThat(ByteFolding.of("SUMMARY:" + "红".repeat(40) + "🌏".repeat(40)))
                .matches(folded -> folded.replace("\r\n ", "").equals("SUMMARY:" + "红".repeat(40) + "🌏".repeat(40)));
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    void writesTheSameBytesAgain() {
        assertThat(written(2027)).isEqualTo(written(2027));
    }

    @Test
    void asksNobodyForTimeZones() {
        TimeZoneRegistryFactory.getInstance().createRegistry();

        assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
                .contains("false");
        assertThat(new String(written(2027), StandardCharsets.UTF_8))
                .contains("DTSTART;VALUE=DATE:20270605")
                .doesNotContain("TZID");
    }

    private static byte[] written(int year) {
        return CalendarFile.of(ALMANAC, year, "", "");
    }

    static List<VEvent> events(Calendar calendar) {
        return calendar.<VEvent>getComponents(Component.VEVENT);
    }

    static Calendar parsed(byte[] bytes) {
        try {
            return new CalendarBuilder().build(new ByteArrayInputStream(bytes));
        } catch (Exception e) {
            throw new AssertionError("not a calendar", e);
        }
    }

    private static List<VEvent> events(int year) {
        return events(parsed(written(year)));
    }

    private static Day day(VEvent event) {
        DtStart<LocalDate> start =
                event.<DtStart<LocalDate>>getProperty(Property.DTSTART).orElseThrow();
        DtEnd<LocalDate> end =
                event.<DtEnd<LocalDate>>getProperty(Property.DTEND).orElseThrow();
        return new Day(
                event.getSummary().getValue(),
                start.getDate(),
                end.getDate(),
                event.getStatus().getValue());
    }

    private static Day day(ObservedDate date) {
        String status = date.status() == Status.EXPECTED
                ? "TENTATIVE"
                : date.status() == Status.CANCELLED ? "CANCELLED" : "CONFIRMED";
        return new Day(date.name(), date.start(), date.end().plusDays(1), status);
    }

    private static Almanac almanac(String yaml) {
        return Almanac.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "test.yaml");
    }
}
