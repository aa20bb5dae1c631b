/**
 * The calendar of days: which observances exist, by which rule each falls, and what a notice said about a year.
 *
 * <p>Everything here is pure: a day is a local date, never an instant, and the same year always gives the same dates.
 * Start reading at {@link io.redletter.observance.Almanac}, which loads {@code observances.yaml} and answers for a
 * year; {@link io.redletter.observance.Observance} is one entry; the rules stand in
 * {@link io.redletter.observance.rule}.
 */
@NullMarked
package io.redletter.observance;

import org.jspecify.annotations.NullMarked;
