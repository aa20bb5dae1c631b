package io.redletter.reach;

import io.redletter.platform.RefusedException;
import io.redletter.reach.count.Windows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that is asked about.
 *
 * @param from the first instant
 * @param to the instant behind the last
 * @param step how it is cut, or null for one figure
 */
record Span(Instant from, Instant to, @Nullable Step step) {
    private static final Duration MAX_MINUTES = Duration.ofDays(1);
    private static final Duration MAX_HOURS = Duration.ofDays(31);
    static final Duration MAX_DAYS = Duration.ofDays(400);

    /** The length of one point of a series. */
    enum Step {
        MINUTE,
        HOUR,
        DAY
    }

    Span {
        Duration length = Duration.between(from, to);
        Duration longest = step == Step.MINUTE ? MAX_MINUTES : step == Step.HOUR ? MAX_HOURS : MAX_DAYS;
        if (length.isNegative() || length.isZero()) {
            throw field("query/to", "to: 应晚于from (expected: later than from)");
        }
        if (length.compareTo(longest) > 0) {
            throw field("query/step", "step: 时间段太长 (expected: at most " + longest.toDays() + " days of such steps)");
        }
    }

    /** What the call asks about; empty if about no time in particular. */
    static Optional<Span> of(Function<String, Optional<String>> query) {
        Optional<String> from = query.apply("from");
        Optional<String> to = query.apply("to");
        Step step = query.apply("step").map(Span::step).orElse(null);
        if (from.isEmpty() && to.isEmpty() && step == null) {
            return Optional.empty();
        }
        if (from.isEmpty() || to.isEmpty()) {
            throw field(from.isEmpty() ? "query/from" : "query/to", "from, to: 须同时给出 (expected: both)");
        }
        return Optional.of(new Span(instant("from", from.get(), 0), instant("to", to.get(), 1), step));
    }

    /** The same stretch so many local days earlier; China has no summer time, so a day is a day. */
    Span earlier(long days) {
        return new Span(from.minus(Duration.ofDays(days)), to.minus(Duration.ofDays(days)), step);
    }

    LocalDate firstDay() {
        return LocalDate.ofInstant(from, Windows.ZONE);
    }

    LocalDate lastDay() {
        return LocalDate.ofInstant(to.minusMillis(1), Windows.ZONE);
    }

    private static Step step(String text) {
        return switch (text) {
            case "minute" -> Step.MINUTE;
            case "hour" -> Step.HOUR;
            case "day" -> Step.DAY;
            default -> throw field("query/step", "step: 没有这种步长 (expected: minute, hour or day)");
        };
    }

    /** A day stands for its beginning, as the last one for its end. */
    private static Instant instant(String name, String text, int daysLater) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(Windows.ZONE)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw field("query/" + name, name + ": 应为日期或带时区的时间 (expected: 2027-06-05 or 2027-06-05T08:00:00+08:00)");
        }
    }

    private static RefusedException field(String pointer, String message) {
        return RefusedException.field(pointer, "invalid-field", message);
    }
}
