package io.redletter.console.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an occasion that lies in one row of days.
 *
 * @param from its first column, from 1
 * @param to its last column
 * @param lane the line it is drawn on, from 0, so that two never meet
 * @param begins whether the occasion begins here, not in an earlier row
 * @param ends whether it ends here
 */
public record Band(Occasion occasion, int from, int to, int lane, boolean begins, boolean ends) {

    /** The bands of a row of days, earlier and longer ones first, each on the first line that is free. */
    static List<Band> lay(List<Occasion> occasions, LocalDate first, LocalDate last) {
        List<Band> laid = new ArrayList<>();
        List<Integer> takenTo = new ArrayList<>();
        for (Occasion occasion : occasions) {
            if (!occasion.touches(first, last)) {
                continue;
            }
            int from = column(first, occasion.start().isBefore(first) ? first : occasion.start());
            int to = column(first, occasion.end().isAfter(last) ? last : occasion.end());
            int lane = freeLane(takenTo, from);
            if (lane == takenTo.size()) {
                takenTo.add(to);
            } else {
                takenTo.set(lane, to);
            }
            laid.add(new Band(
                    occasion,
                    from,
                    to,
                    lane,
                    !occasion.start().isBefore(first),
                    !occasion.end().isAfter(last)));
        }
        return List.copyOf(laid);
    }

    private static int freeLane(List<Integer> takenTo, int from) {
        for (int lane = 0; lane < takenTo.size(); lane++) {
            if (takenTo.get(lane) < from) {
                return lane;
            }
        }
        return takenTo.size();
    }

    private static int column(LocalDate first, LocalDate day) {
        return (int) ChronoUnit.DAYS.between(first, day) + 1;
    }
}
