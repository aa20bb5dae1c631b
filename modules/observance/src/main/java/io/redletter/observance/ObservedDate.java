package io.redletter.observance;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When an occasion is observed: local dates, in whatever zone the reader lives.
 *
 * @param id the observance's id
 * @param name its Chinese name
 * @param start the first day
 * @param end the last day, the same as {@code start} for a single day or where a notice named no end
 * @param status what stands behind the dates
 * @param rule in a few words where they come from
 * @param notice what was said of this year, or null where only the rule speaks
 * @param sequence 0 by rule or guess; rises with each change of what is said, also of the days it leans on
 */
public record ObservedDate(
        String id,
        String name,
        LocalDate start,
        LocalDate end,
        Status status,
        String rule,
        @Nullable Notice notice,
        int sequence) {

    /** A date of which no notice is known. */
    public ObservedDate(String id, String name, LocalDate start, LocalDate end, Status status, String rule) {
        this(id, name, start, end, status, rule, null, 0);
    }

    /** Of the times of one occasion in a year the one that begins nearest to this day, the earlier of two; empty of none. */
    public static Optional<ObservedDate> nearest(List<ObservedDate> dates, LocalDate day) {
        return dates.stream()
                .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(date.start(), day))));
    }
}
