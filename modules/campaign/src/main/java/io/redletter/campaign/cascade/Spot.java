package io.redletter.campaign.cascade;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in time: the days of a campaign, a deadline, or the minute of a push or a release.
 *
 * @param day the local day, the first one of a campaign
 * @param end the last day of a campaign; null for all else
 * @param time the time of day; null for days
 * @param at the instant that means; null for days
 * @param zone the IANA zone of these
 */
public record Spot(
        LocalDate day, @Nullable LocalDate end, @Nullable LocalTime time, @Nullable Instant at, String zone) {

    static Spot days(LocalDate start, LocalDate end, String zone) {
        return new Spot(start, end, null, null, zone);
    }

    static Spot day(LocalDate day, String zone) {
        return new Spot(day, null, null, null, zone);
    }

    static Spot minute(LocalDateTime local, Instant at, String zone) {
        return new Spot(local.toLocalDate(), null, local.toLocalTime(), at, zone);
    }

    static Spot instant(Instant at, String zone) {
        return minute(at.atZone(ZoneId.of(zone)).toLocalDateTime(), at, zone);
    }

    /** The local date and time; midnight for a day. */
    public LocalDateTime local() {
        return day.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    /** The last day: a campaign's, or the only one. */
    public LocalDate last() {
        return end == null ? day : end;
    }

    /** Whether it means the same moment, however it is written. */
    boolean isAt(Instant instant) {
        return instant.equals(at);
    }
}
