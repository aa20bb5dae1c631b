package io.redletter.campaign.days;

import io.redletter.observance.Notice;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import java.time.LocalDate;
import java.util.List;
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
 * @param topics short words
 * @param sequence rises with each change of what is said of this year
 * @param notice what a notice said, or null
 * @param unitId whose own day it is, or null for everybody's
 */
public record DayCard(
        String id,
        String name,
        String nameEn,
        String kind,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        String status,
        String rule,
        List<String> topics,
        int sequence,
        @Nullable Said notice,
        @Nullable String unitId) {

    public DayCard {
        topics = List.copyOf(topics);
    }

    /**
     * What a notice said.
     *
     * @param title may be empty
     * @param issuer may be empty
     * @param published null where unknown
     * @param number may be empty
     */
    public record Said(String title, String issuer, @Nullable LocalDate published, String number) {
        static @Nullable Said of(@Nullable Notice notice) {
            return notice == null || notice.isWithdrawn()
                    ? null
                    : new Said(notice.title(), notice.issuer(), notice.published(), notice.number());
        }
    }

    static DayCard of(ObservedDate date, Observance observance, @Nullable String unitId) {
        return new DayCard(
                date.id(),
                date.name(),
                observance.nameEn(),
                observance.kind().code(),
                date.start(),
                date.end(),
                date.status().code(),
                date.rule(),
                observance.topics(),
                date.sequence(),
                Said.of(date.notice()),
                unitId);
    }

    static DayCard undated(Observance observance, @Nullable String unitId) {
        return new DayCard(
                observance.id(),
                observance.name(),
                observance.nameEn(),
                observance.kind().code(),
                null,
                null,
                "undated",
                "",
                observance.topics(),
                0,
                null,
                unitId);
    }
}
