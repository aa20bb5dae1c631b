package io.redletter.campaign.plan;

import java.math.BigDecimal;

/**
 * A quantity that a plan asks for.
 *
 * @param quote the words it was read from, without line breaks
 * @param metric what is counted, in the plan's words
 * @param value the number, 10万 as 100000; the lower one of a range
 * @param comparator {@code >=}, {@code >}, {@code <=}, {@code =} or {@code ~} for a range
 * @param unit the counting word (次, 名, %), or empty
 * @param period {@code year}, {@code school-year}, {@code half-year}, {@code quarter}, {@code month}, {@code week}, {@code day},
 *     {@code 2-months}, {@code 3-years}, {@code by-2027}, or {@code plan} for no cadence
 * @param responsible who answers for it, in the plan's words, or empty
 * @param line the line on which the number stands, from 1
 */
public record FoundTarget(
        String quote,
        String metric,
        BigDecimal value,
        String comparator,
        String unit,
        String period,
        String responsible,
        int line) {}
