package io.redletter.observance;

import java.time.LocalDate;

/**
 * When an occasion is observed: local dates, in whatever zone the reader lives.
 *
 * @param id the observance's id
 * @param name its Chinese name
 * @param start the first day
 * @param end the last day, the same as {@code start} for a single day or where a notice named no end
 * @param status what stands behind the dates
 * @param rule in a few words where they come from
 */
public record ObservedDate(String id, String name, LocalDate start, LocalDate end, Status status, String rule) {}
