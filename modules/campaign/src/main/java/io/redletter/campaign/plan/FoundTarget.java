package io.redletter.campaign.plan;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity that a plan asks for.
 *
 * @param key the same each time this document is read: its quote without blanks, its value, and which of such it is
 * @param quote the words it was read from, without line breaks
 * @param metric what is counted, in the plan's words
 * @param value the number, 10万 as 100000; the lower one of a range
 * @param valueMax the upper number of a range, else null
 * @param comparator {@code >=}, {@code >}, {@code <=}, {@code <}, {@code =} or {@code ~} for a range
 * @param unit the counting word (次, 名, %), or empty
 * @param period {@code year}, {@code school-year}, {@code half-year}, {@code quarter}, {@code month}, {@code week}, {@code day},
 *     {@code 2-months}, {@code 3-years}, {@code by-2027}, or {@code plan} for no cadence
 * @param responsible who answers for it, in the plan's words, or empty
 * @param units the same, parted into units, each with its role
 * @param places the number where it stands, and the quotes that say the same again; never empty
 */
public record FoundTarget(
        String key,
        String quote,
        String metric,
        BigDecimal value,
        @Nullable BigDecimal valueMax,
        String comparator,
        String unit,
        String period,
        String responsible,
        List<UnitRole> units,
        List<Place> places) {

    public FoundTarget {
        units = List.copyOf(units);
        places = List.copyOf(places);
    }

    FoundTarget withKey(String stable) {
        return new FoundTarget(
                stable, quote, metric, value, valueMax, comparator, unit, period, responsible, units, places);
    }

    /** The line on which its number first stands, from 1. */
    public int line() {
        return places.get(0).line();
    }
}
