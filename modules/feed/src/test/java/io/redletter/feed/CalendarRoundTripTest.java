package io.redletter.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.observance.Almanac;
import io.redletter.observance.Confidence;
import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Supplier;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.util.CompatibilityHints;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What a strict parser that we did not write reads is what was written, whatever year, notice, wording and zone. */
class CalendarRoundTripTest {
    private static final Almanac FILE = FeedsFixture.ALMANAC;

    @net.jqwik.api.Property(tries = 60)
    void everyYearComesBackAsItWasWritten(
            @ForAll @IntRange(min = 1990, max = 2035) int year,
            @ForAll("notices") List<Given> notices,
            @ForAll("zones") ZoneId zone) {
        Almanac almanac = noticed(year, notices);
        List<CalendarEntry> entries = new DayEntries(
                        almanac, (id, of) -> Optional.of(Instant.parse("2027-01-02T03:04:05Z")))
                .days(year, "", "");

        List<CalendarEntry> back = inZone(zone, () -> read(CalendarFile.sheet("x", "", "", entries)));

        assertThat(back).isEqualTo(entries);
    }

    @net.jqwik.api.Property(tries = 200)
    void anyWordingComesBack(
            @ForAll("texts") String title, @ForAll("texts") String text, @ForAll("texts") String topic) {
        CalendarEntry entry = new CalendarEntry(
                "a@redletter",
                LocalDate.of(2027, 2, 27),
                LocalDate.of(2027, 3, 1),
                CleanText.of("甲" + title),
                CleanText.of("乙" + text),
                CalendarEntry.Standing.CONFIRMED,
                3,
                Instant.parse("2027-01-02T03:04:05Z"),
                List.of(CleanText.of("丙" + topic).strip()));

        assertThat(read(CalendarFile.sheet("名", "", "", List.of(entry)))).containsExactly(entry);
    }

    /** A notice for one of the days that are held in the year. */
    record Given(int which, Status status, int day, int length, int sequence) {}

    private static Almanac noticed(int year, List<Given> notices) {
        List<Observance> held =
                FILE.all().stream().filter(day -> day.isHeldIn(year)).toList();
        Almanac almanac = FILE;
        for (Given given : notices) {
            LocalDate start = LocalDate.of(year, 1, 1).plusDays(given.day());
            Notice notice = new Notice(
                    given.status(),
                    start,
                    start.plusDays(given.length()),
                    Confidence.HIGH,
                    "关于开展活动的通知;第 1 号, 附件",
                    "某部",
                    start.minusDays(30),
                    "某发〔2027〕1号",
                    given.sequence());
            almanac = almanac.with(Map.of(held.get(given.which() % held.size()).id(), Map.of(year, notice)));
        }
        return almanac;
    }

    static List<CalendarEntry> read(CalendarSheet sheet) {
        assertThat(CompatibilityHints.isHintEnabled(CompatibilityHints.KEY_RELAXED_PARSING))
                .isFalse();
        assertThat(CompatibilityHints.isHintEnabled(CompatibilityHints.KEY_RELAXED_VALIDATION))
                .isFalse();
        assertThat(CompatibilityHints.isHintEnabled(CompatibilityHints.KEY_RELAXED_UNFOLDING))
                .isFalse();
        Calendar calendar = CalendarTest.parsed(CalendarWriter.write(sheet));
        assertThat(calendar.validate(true).hasErrors()).isFalse();
        return CalendarTest.events(calendar).stream()
                .map(CalendarRoundTripTest::entry)
                .toList();
    }

    private static CalendarEntry entry(VEvent event) {
        DtStart<LocalDate> start =
                event.<DtStart<LocalDate>>getProperty(Property.DTSTART).orElseThrow();
        DtEnd<LocalDate> end =
                event.<DtEnd<LocalDate>>getProperty(Property.DTEND).orElseThrow();
        Instant changed = event.<LastModified>getProperty(Property.LAST_MODIFIED)
                .orElseThrow()
                .getDate();
        assertThat(event.<DtStamp>getProperty(Property.DTSTAMP).orElseThrow().getDate())
                .isEqualTo(changed);
        return new CalendarEntry(
                event.getUid().orElseThrow().getValue(),
                start.getDate(),
                end.getDate().minus(1, ChronoUnit.DAYS),
                event.getSummary().getValue(),
                event.getDescription() == null ? "" : event.getDescription().getValue(),
                CalendarEntry.Standing.valueOf(event.getStatus().getValue()),
                event.<Sequence>getProperty(Property.SEQUENCE).orElseThrow().getSequenceNo(),
                changed,
                event.<Categories>getProperty(Property.CATEGORIES)
                        .map(topics -> List.copyOf(topics.getCategories().getTexts()))
                        .orElse(List.of()));
    }

    private static <T> T inZone(ZoneId zone, Supplier<T> work) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            return work.get();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Provide
    Arbitrary<List<Given>> notices() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 151),
                        Arbitraries.of(Status.ANNOUNCED, Status.CHANGED, Status.CANCELLED),
                        Arbitraries.integers().between(0, 330),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(1, 40))
                .as(Given::new)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("红历日，。;,:\"\\'^=\n 🌏éaZ09-_|").ofMaxLength(120);
    }
}
