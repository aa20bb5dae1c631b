package io.redletter.observance;

import io.redletter.observance.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * A rule and the years it holds for.
 *
 * @param from the first year, or null for always before
 * @param to the last year, or null for until today
 */
public record DatedRule(@Nullable Integer from, @Nullable Integer to, Rule rule) {

    public DatedRule {
        if (from != null && to != null && to < from) {
            throw new IllegalArgumentException("to: " + to + " (expected: " + from + " or later)");
        }
    }

    /** A rule that has always held. */
    public static DatedRule always(Rule rule) {
        return new DatedRule(null, null, rule);
    }

    public boolean holdsIn(int year) {
        return (from == null || from <= year) && (to == null || year <= to);
    }

    /** Whether this one ends before the other begins. */
    boolean isBefore(DatedRule later) {
        return to != null && later.from != null && to < later.from;
    }
}
