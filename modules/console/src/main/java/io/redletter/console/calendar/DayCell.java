package io.redletter.console.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * One day on the sheet.
 *
 * @param inside whether it belongs to the month that is drawn
 * @param today whether it is today
 * @param days the single-day observances on it
 * @param pushes what leaves on it, by hour
 */
public record DayCell(LocalDate date, boolean inside, boolean today, List<Occasion> days, List<PushDot> pushes) {
    public DayCell {
        days = List.copyOf(days);
        pushes = List.copyOf(pushes);
    }

    public boolean isWeekend() {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Whether its numeral is printed in red. */
    public boolean isRed() {
        return inside && days.stream().anyMatch(day -> !day.cancelled());
    }

    /** Whether every reason for the red is a guess. */
    public boolean isExpected() {
        return isRed() && days.stream().filter(day -> !day.cancelled()).allMatch(Occasion::expected);
    }
}
