package io.redletter.campaign.plan;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number with its counting word, as it stands in a clause.
 *
 * @param start where the number begins in the clause
 * @param unitStart where the counting word begins
 * @param end where the counting word ends
 * @param value what it says; the lower one of a range
 * @param valueMax the upper one of a range, else null
 * @param unit the counting word, or empty
 * @param hanzi whether it is written in Chinese numerals
 */
record NumberToken(
        int start,
        int unitStart,
        int end,
        BigDecimal value,
        @Nullable BigDecimal valueMax,
        String unit,
        boolean hanzi) {

    boolean isBareOne() {
        return hanzi && value.compareTo(BigDecimal.ONE) == 0;
    }

    boolean isRange() {
        return valueMax != null;
    }
}
