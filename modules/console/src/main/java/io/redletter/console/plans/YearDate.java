package io.redletter.console.plans;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a day is, in one year it is wanted for.
 *
 * @param start null where no date is known
 * @param expected whether it is a guess
 * @param own whether a person gave it
 */
public record YearDate(int year, @Nullable LocalDate start, @Nullable LocalDate end, boolean expected, boolean own) {}
