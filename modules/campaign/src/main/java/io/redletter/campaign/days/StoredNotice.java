package io.redletter.campaign.days;

import io.redletter.observance.Coded;
import io.redletter.observance.Confidence;
import io.redletter.observance.Notice;
import io.redletter.observance.Status;
import io.redletter.platform.mongo.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A notice that somebody entered for one day and year; it wins over the file and over every guess.
 *
 * @param id {@code <observanceId>:<year>}: there is one at most
 * @param version rises with every change; in a draft the version it was made on, 0 where there was none
 * @param status {@code announced}, {@code changed} or {@code cancelled}
 * @param start the first local day; null only for a cancelled one whose date was never set
 * @param end the last local day; null if only the first is known
 * @param title the notice's title
 * @param issuer who issued it; may be empty
 * @param published the local day it was issued, or null where unknown
 * @param number its document number; may be empty
 * @param sequence how often what calendars were told of this year has changed; never falls
 * @param withdrawn taken back: the file or the rule speaks again
 * @param by the id of who changed it last
 * @param at when
 */
public record StoredNotice(
        @BsonId String id,
        long version,
        String observanceId,
        int year,
        String status,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        String title,
        String issuer,
        @Nullable LocalDate published,
        String number,
        int sequence,
        boolean withdrawn,
        String by,
        Instant at)
        implements Versioned {

    public static String idOf(String observanceId, int year) {
        return observanceId + ":" + year;
    }

    /**
     * What somebody means to enter.
     *
     * @param version of the one it takes the place of, 0 where there is none
     */
    public static StoredNotice draft(
            long version,
            String observanceId,
            int year,
            String status,
            @Nullable LocalDate start,
            @Nullable LocalDate end,
            String title,
            String issuer,
            @Nullable LocalDate published,
            String number) {
        return new StoredNotice(
                idOf(observanceId, year),
                version,
                observanceId,
                year,
                status,
                start,
                end,
                title,
                issuer,
                published,
                number,
                0,
                false,
                "",
                Instant.EPOCH);
    }

    /** As the almanac takes it. */
    Notice notice() {
        return withdrawn
                ? Notice.withdrawn(sequence)
                : new Notice(known(), start, end, Confidence.HIGH, title, issuer, published, number, sequence);
    }

    Status known() {
        return Coded.find(Status.class, status).orElseThrow(() -> new IllegalArgumentException("status: " + status));
    }

    /** Whether it says the same, whoever entered it and when. */
    boolean saysTheSame(StoredNotice other) {
        return withdrawn == other.withdrawn
                && status.equals(other.status)
                && Objects.equals(start, other.start)
                && Objects.equals(end, other.end)
                && title.equals(other.title)
                && issuer.equals(other.issuer)
                && Objects.equals(published, other.published)
                && number.equals(other.number);
    }

    /** As it is stored after another one with this version and count. */
    StoredNotice entered(long nextVersion, int nextSequence, String nextStatus, String actor, Instant now) {
        return new StoredNotice(
                id,
                nextVersion,
                observanceId,
                year,
                nextStatus,
                start,
                end,
                title.strip(),
                issuer.strip(),
                published,
                number.strip(),
                nextSequence,
                false,
                actor,
                now);
    }

    StoredNotice takenBack(String actor, Instant now) {
        return new StoredNotice(
                id,
                version + 1,
                observanceId,
                year,
                status,
                start,
                end,
                title,
                issuer,
                published,
                number,
                sequence + 1,
                true,
                actor,
                now);
    }
}
