package io.redletter.console.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * A day in full.
 *
 * @param red whether something makes it a red-letter day for certain
 * @param away how far it is from today, in words
 */
public record DayView(
        LocalDate date,
        boolean red,
        String away,
        List<Observed> observances,
        List<Occasion> campaigns,
        List<PushDot> pushes) {
    public DayView {
        observances = List.copyOf(observances);
        campaigns = List.copyOf(campaigns);
        pushes = List.copyOf(pushes);
    }

    /**
     * An observance as it stands on a day.
     *
     * @param other its name in the other language; may be empty
     * @param span whether it lasts longer than this day
     * @param organisers in one line; may be empty
     * @param rule where the date comes from
     * @param note what a planner should know; may be empty
     */
    public record Observed(
            String id,
            String name,
            String other,
            LocalDate start,
            LocalDate end,
            boolean span,
            boolean expected,
            boolean cancelled,
            String organisers,
            String rule,
            String note) {}
}
