package io.redletter.console.calendar;

import io.redletter.campaign.days.StoredNotice;
import io.redletter.observance.Notice;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said of a day in a year, and what the form to say it begins with.
 *
 * @param entered whether somebody entered it here; else it is the file's, or there is none
 * @param version of the one that is stored, 0 where there is none
 * @param title may be empty
 * @param issuer may be empty
 * @param number may be empty
 * @param status what the form begins with
 */
public record NoticeView(
        boolean entered,
        long version,
        String title,
        String issuer,
        @Nullable LocalDate published,
        String number,
        String status) {

    static NoticeView of(ObservedDate date, Optional<StoredNotice> stored) {
        Notice notice = date.notice();
        boolean guess = date.status() == Status.EXPECTED || date.status() == Status.BY_RULE;
        return new NoticeView(
                stored.filter(one -> !one.withdrawn()).isPresent(),
                stored.map(StoredNotice::version).orElse(0L),
                notice == null ? "" : notice.title(),
                notice == null ? "" : notice.issuer(),
                notice == null ? null : notice.published(),
                notice == null ? "" : notice.number(),
                guess ? Status.ANNOUNCED.code() : date.status().code());
    }

    /** Whether there is anything to read. */
    public boolean isSaid() {
        return !title.isBlank() || !issuer.isBlank() || !number.isBlank();
    }
}
