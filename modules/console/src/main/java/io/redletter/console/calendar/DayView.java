package io.redletter.console.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day in full.
 *
 * @param red whether something makes it a red-letter day for certain
 * @param away how far it is from today, in words
 * @param unitId the unit whose calendar it is; empty for everybody's
 * @param mayNotice whether the reader may enter notices that everybody sees
 */
public record DayView(
        LocalDate date,
        boolean red,
        String away,
        List<Observed> observances,
        List<Occasion> campaigns,
        List<PushDot> pushes,
        String unitId,
        boolean mayNotice) {
    public DayView {
        observances = List.copyOf(observances);
        campaigns = List.copyOf(campaigns);
        pushes = List.copyOf(pushes);
    }

    /**
     * An observance as it stands on a day.
     *
     * @param year the year it counts for
     * @param other its name in the other language; may be empty
     * @param span whether it lasts longer than this day
     * @param status as the almanac spells it
     * @param organisers in one line; may be empty
     * @param why what stands behind the date, in words
     * @param rule in a few words where the date comes from
     * @param note what a planner should know; may be empty
     * @param notice what was said of the year
     * @param history when it was in other years, the latest first
     * @param own the unit's own day, or null for one that everybody has
     * @param moves the names of the days that move with it
     */
    public record Observed(
            String id,
            int year,
            String name,
            String other,
            LocalDate start,
            LocalDate end,
            boolean span,
            String status,
            String organisers,
            String why,
            String rule,
            String note,
            NoticeView notice,
            List<Past> history,
            @Nullable OwnDay own,
            List<String> moves) {
        public Observed {
            history = List.copyOf(history);
            moves = List.copyOf(moves);
        }

        public boolean isExpected() {
            return status.equals("expected");
        }

        public boolean isCancelled() {
            return status.equals("cancelled");
        }
    }

    /** When it was in another year. */
    public record Past(int year, LocalDate start, LocalDate end, String status, String title) {}

    /**
     * The unit's own day.
     *
     * @param mayChange whether the reader may change it
     */
    public record OwnDay(String id, long version, boolean mayChange) {}
}
