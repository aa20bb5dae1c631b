package io.redletter.console.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A month as it is drawn.
 *
 * @param weeks from the week of the first day to that of the last, Monday first
 * @param above occasions so long that they are drawn once, as bands along the days of the month
 * @param lines everything of the month in words, by day
 */
public record MonthSheet(YearMonth month, List<WeekRow> weeks, List<Band> above, List<Occasion> lines) {
    private static final Comparator<Occasion> LONGEST_FIRST = Comparator.comparing(Occasion::start)
            .thenComparing(Occasion::end, Comparator.reverseOrder())
            .thenComparing(Occasion::id);

    public MonthSheet {
        weeks = List.copyOf(weeks);
        above = List.copyOf(above);
        lines = List.copyOf(lines);
    }

    /** A small month: what is long lies above the weeks. */
    static MonthSheet small(YearMonth month, List<Occasion> occasions, LocalDate today) {
        List<Occasion> here = here(month, occasions);
        List<Occasion> over = here.stream().filter(Occasion::isLong).toList();
        List<Occasion> weeks =
                here.stream().filter(o -> !o.isDay() && !o.isLong()).toList();
        return new MonthSheet(
                month,
                rows(month, here, weeks, Map.of(), today),
                Band.lay(over, month.atDay(1), month.atEndOfMonth()),
                here);
    }

    /** A month that fills the page: bands in every week, pushes on their days. */
    static MonthSheet large(
            YearMonth month, List<Occasion> occasions, Map<LocalDate, List<PushDot>> pushes, LocalDate today) {
        LocalDate first = firstMonday(month);
        LocalDate last = month.atEndOfMonth().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        List<Occasion> here = occasions.stream()
                .filter(occasion -> !occasion.isStanding() && occasion.touches(first, last))
                .sorted(LONGEST_FIRST)
                .toList();
        List<Occasion> bands = here.stream()
                .filter(o -> !o.isDay() || o.look() == Occasion.Look.CAMPAIGN)
                .toList();
        return new MonthSheet(month, rows(month, here, bands, pushes, today), List.of(), here(month, occasions));
    }

    private static List<Occasion> here(YearMonth month, List<Occasion> occasions) {
        return occasions.stream()
                .filter(occasion -> !occasion.isStanding())
                .filter(occasion -> occasion.touches(month.atDay(1), month.atEndOfMonth()))
                .sorted(LONGEST_FIRST)
                .toList();
    }

    private static List<WeekRow> rows(
            YearMonth month,
            List<Occasion> occasions,
            List<Occasion> bands,
            Map<LocalDate, List<PushDot>> pushes,
            LocalDate today) {
        List<WeekRow> rows = new ArrayList<>();
        LocalDate monday = firstMonday(month);
        for (; !monday.isAfter(month.atEndOfMonth()); monday = monday.plusWeeks(1)) {
            List<DayCell> days = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate day = monday.plusDays(i);
                days.add(new DayCell(
                        day,
                        YearMonth.from(day).equals(month),
                        day.equals(today),
                        occasions.stream().filter(o -> isRedOn(o, day)).toList(),
                        pushes.getOrDefault(day, List.of())));
            }
            rows.add(WeekRow.of(days, Band.lay(bands, monday, monday.plusDays(6))));
        }
        return rows;
    }

    private static boolean isRedOn(Occasion occasion, LocalDate day) {
        return occasion.look() == Occasion.Look.OBSERVANCE && occasion.isDay() && occasion.covers(day);
    }

    private static LocalDate firstMonday(YearMonth month) {
        return month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
