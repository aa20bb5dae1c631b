package io.redletter.observance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known from a notice about one year.
 *
 * @param status announced, changed or cancelled; expected only for {@link #withdrawn}
 * @param start the first day; null for a cancelled one whose date was never set, and for a withdrawn one
 * @param end the last day; null if only the first is known
 * @param confidence how well the dates are attested
 * @param title the notice's title; may be empty
 * @param issuer who issued it; may be empty
 * @param published the day it was issued, or null where unknown
 * @param number its document number, such as 发改环资〔2025〕123号; may be empty
 * @param sequence how often what is said of this year has changed; it never falls, so that calendars follow
 */
public record Notice(
        Status status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        Confidence confidence,
        String title,
        String issuer,
        @Nullable LocalDate published,
        String number,
        int sequence) {

    public Notice {
        if (status == Status.BY_RULE || (status == Status.EXPECTED && (start != null || end != null))) {
            throw new IllegalArgumentException(
                    "status: " + status.code() + " (expected: announced, changed or cancelled)");
        }
        if (start == null && end != null) {
            throw new IllegalArgumentException("start: missing (expected: the first day)");
        }
        if (start == null && status != Status.CANCELLED && status != Status.EXPECTED) {
            throw new IllegalArgumentException("start: missing (expected: the first day)");
        }
        if (start != null && end != null && end.isBefore(start)) {
            throw new IllegalArgumentException("end: " + end + " (expected: not before " + start + ")");
        }
        if (sequence < 0) {
            throw new IllegalArgumentException("sequence: " + sequence + " (expected: 0 or more)");
        }
    }

    /** A notice of which only the dates are known. */
    public Notice(Status status, @Nullable LocalDate start, @Nullable LocalDate end, Confidence confidence) {
        this(status, start, end, confidence, "", "", null, "", sequenceOf(status));
    }

    /** One that was taken back: the file or the rule speaks again, but calendars must hear that something changed. */
    public static Notice withdrawn(int sequence) {
        return new Notice(Status.EXPECTED, null, null, Confidence.HIGH, "", "", null, "", sequence);
    }

    public boolean isWithdrawn() {
        return status == Status.EXPECTED;
    }

    /** What a notice counts where nobody says: the second thing said of a year, or the third if it moved it. */
    static int sequenceOf(Status status) {
        return status == Status.CHANGED ? 2 : 1;
    }

    Notice counted(int atLeast) {
        return new Notice(
                status, start, end, confidence, title, issuer, published, number, Math.max(sequence, atLeast));
    }
}
