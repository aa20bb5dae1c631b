package io.redletter.observance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known from a notice about one year.
 *
 * @param status announced, changed or cancelled
 * @param start the first day; null only for a cancelled one whose date was never set
 * @param end the last day; null if only the first is known
 * @param confidence how well the dates are attested
 */
public record Notice(Status status, @Nullable LocalDate start, @Nullable LocalDate end, Confidence confidence) {

    public Notice {
        if (status == Status.BY_RULE || status == Status.EXPECTED) {
            throw new IllegalArgumentException(
                    "status: " + status.code() + " (expected: announced, changed or cancelled)");
        }
        if (start == null && (status != Status.CANCELLED || end != null)) {
            throw new IllegalArgumentException("start: missing (expected: the first day)");
        }
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("end: " + end + " (expected: not before " + start + ")");
        }
    }
}
