package io.redletter.campaign;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day of the almanac in one year, for a calendar.
 *
 * @param id the observance's id
 * @param kind {@code day}, {@code week}, {@code month} or {@code programme}
 * @param start the first day; null where no date is known yet
 * @param end the last day; null where no date is known yet
 * @param status {@code by-rule}, {@code expected}, {@code announced}, {@code changed}, {@code cancelled}, or {@code
 *     undated}
 * @param rule in a few words where the dates come from; empty where there are none
 */
public record DayCard(
        String id,
        String name,
        String nameEn,
        String kind,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        String status,
        String rule) {}
