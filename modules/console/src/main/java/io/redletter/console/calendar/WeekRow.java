package io.redletter.console.calendar;

import java.util.List;

/**
 * A week, Monday first.
 *
 * @param bands what lies over several of its days
 * @param lanes how many lines the bands take
 */
public record WeekRow(List<DayCell> days, List<Band> bands, int lanes) {
    public WeekRow {
        days = List.copyOf(days);
        bands = List.copyOf(bands);
    }

    static WeekRow of(List<DayCell> days, List<Band> bands) {
        return new WeekRow(
                days, bands, bands.stream().mapToInt(Band::lane).max().orElse(-1) + 1);
    }
}
