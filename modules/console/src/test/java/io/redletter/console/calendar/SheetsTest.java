package io.redletter.console.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.redletter.console.calendar.Occasion.Look;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class SheetsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 5);
    private static final YearMonth JUNE = YearMonth.of(2027, 6);

    private static Occasion occasion(String id, String start, String end) {
        return new Occasion(id, id, LocalDate.parse(start), LocalDate.parse(end), Look.OBSERVANCE, false, false);
    }

    @Test
    void printsRedWhatIsASingleDay() {
        List<Occasion> occasions = List.of(
                occasion("day", "2027-06-05", "2027-06-05"),
                occasion("week", "2027-06-07", "2027-06-13"),
                new Occasion("guess", "guess", TODAY.plusDays(1), TODAY.plusDays(1), Look.OBSERVANCE, true, false),
                new Occasion("off", "off", TODAY.plusDays(3), TODAY.plusDays(3), Look.OBSERVANCE, false, true),
                new Occasion("ours", "ours", TODAY.plusDays(4), TODAY.plusDays(4), Look.CAMPAIGN, false, false));

        MonthSheet sheet = MonthSheet.small(JUNE, occasions, TODAY);

        List<DayCell> red = sheet.weeks().stream()
                .flatMap(week -> week.days().stream())
                .filter(DayCell::isRed)
                .toList();
        assertThat(red).extracting(DayCell::date).containsExactly(TODAY, TODAY.plusDays(1));
        assertThat(red).extracting(DayCell::isExpected).containsExactly(false, true);
        assertThat(red.get(0).today()).isTrue();
    }

    @Test
    void beginsItsWeeksOnMondayAndCoversTheMonth() {
        MonthSheet sheet = MonthSheet.small(JUNE, List.of(), TODAY);

        assertThat(sheet.weeks()).hasSize(5);
        assertThat(sheet.weeks().get(0).days().get(0).date()).isEqualTo("2027-05-31");
        assertThat(sheet.weeks().get(4).days().get(6).date()).isEqualTo("2027-07-04");
    }

    @Test
    void drawsAMonthOnceAndAYearNowhere() {
        List<Occasion> occasions =
                List.of(occasion("month", "2027-06-01", "2027-06-30"), occasion("year", "2027-01-01", "2027-12-31"));

        YearSheet year = YearSheet.of(2027, occasions, TODAY);
        MonthSheet june = year.months().get(5);

        assertThat(june.above()).extracting(band -> band.occasion().id()).containsExactly("month");
        assertThat(june.weeks()).allSatisfy(week -> assertThat(week.bands()).isEmpty());
        assertThat(year.standing()).extracting(Occasion::id).containsExactly("year");
        assertThat(year.months().get(6).lines()).isEmpty();
    }

    @Test
    void cutsABandAtTheWeeksItCrosses() {
        MonthSheet sheet =
                MonthSheet.large(JUNE, List.of(occasion("week", "2027-06-10", "2027-06-16")), Map.of(), TODAY);

        Band first = sheet.weeks().get(1).bands().get(0);
        Band second = sheet.weeks().get(2).bands().get(0);

        assertThat(List.of(first.from(), first.to())).containsExactly(4, 7);
        assertThat(List.of(first.begins(), first.ends())).containsExactly(true, false);
        assertThat(List.of(second.from(), second.to())).containsExactly(1, 3);
        assertThat(List.of(second.begins(), second.ends())).containsExactly(false, true);
    }

    @Test
    void putsAPushAtItsHour() {
        PushDot six = new PushDot("p", LocalDateTime.parse("2027-06-05T18:00:00"), "armed", "");
        PushDot midnight = new PushDot("p", LocalDateTime.parse("2027-06-05T00:00:00"), "armed", "");

        assertThat(six.getPercent()).isEqualTo("75.0");
        assertThat(midnight.getPercent()).isEqualTo("0.0");
    }

    @Property(tries = 300)
    void neverLaysOneBandOverAnother(@ForAll("occasions") List<Occasion> occasions) {
        LocalDate monday = LocalDate.of(2027, 6, 7);

        List<Band> bands = Band.lay(occasions, monday, monday.plusDays(6));

        assertThat(bands).hasSize((int) occasions.stream()
                .filter(occasion -> occasion.touches(monday, monday.plusDays(6)))
                .count());
        for (Band one : bands) {
            assertThat(one.from()).isBetween(1, one.to());
            assertThat(one.to()).isLessThanOrEqualTo(7);
            for (Band other : bands) {
                boolean apart = one.to() < other.from() || other.to() < one.from();
                assertThat(one == other || one.lane() != other.lane() || apart).isTrue();
            }
        }
    }

    @Provide
    Arbitrary<List<Occasion>> occasions() {
        Arbitrary<Integer> begin = Arbitraries.integers().between(-10, 20);
        Arbitrary<Integer> length = Arbitraries.integers().between(0, 25);
        return Combinators.combine(begin, length)
                .as((from, days) -> {
                    LocalDate start = LocalDate.of(2027, 6, 1).plusDays(from);
                    return new Occasion("o", "o", start, start.plusDays(days), Look.OBSERVANCE, false, false);
                })
                .list()
                .ofMaxSize(12);
    }
}
