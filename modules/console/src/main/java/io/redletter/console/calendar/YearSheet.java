package io.redletter.console.calendar;

import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A year of twelve small months.
 *
 * @param standing what goes on for most of the year and is drawn in no month
 * @param occasions how many observances it has
 * @param expected how many of them are guesses
 */
public record YearSheet(int year, List<MonthSheet> months, List<Occasion> standing, long occasions, long expected) {
    public YearSheet {
        months = List.copyOf(months);
        standing = List.copyOf(standing);
    }

    static YearSheet of(int year, List<Occasion> occasions, LocalDate today) {
        Year which = Year.of(year);
        List<MonthSheet> months = IntStream.rangeClosed(1, 12)
                .mapToObj(month -> MonthSheet.small(which.atMonth(month), occasions, today))
                .toList();
        List<Occasion> observances = occasions.stream()
                .filter(occasion -> occasion.look() == Occasion.Look.OBSERVANCE && !occasion.cancelled())
                .toList();
        return new YearSheet(
                year,
                months,
                standing(occasions),
                observances.size(),
                observances.stream().filter(Occasion::expected).count());
    }

    /** Each once, however often it is held in the year. */
    private static List<Occasion> standing(List<Occasion> occasions) {
        Map<String, Occasion> first = new LinkedHashMap<>();
        occasions.stream().filter(Occasion::isStanding).forEach(occasion -> first.putIfAbsent(occasion.id(), occasion));
        return List.copyOf(first.values());
    }
}
