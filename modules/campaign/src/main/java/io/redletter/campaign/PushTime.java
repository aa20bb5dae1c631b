package io.redletter.campaign;

import io.redletter.platform.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A local time in a zone, and the one instant it means. Where clocks are put forward a local time may not exist: then it is
 * moved on by the length of the gap. Where they are put back it exists twice: then the first one counts.
 *
 * @param local as it was asked for, to the second
 * @param zone the IANA zone
 * @param due the instant
 * @param note what a planner should know about this time, empty for most
 */
public record PushTime(LocalDateTime local, ZoneId zone, Instant due, Optional<String> note) {
    /** The zone of China, used where none is named. */
    public static final String STANDARD_ZONE = "Asia/Shanghai";

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    /**
     * The instant of a local time.
     *
     * @param zone an IANA zone; null for Asia/Shanghai
     * @throws RefusedException naming {@code /zone} or {@code /local}
     */
    public static PushTime of(LocalDateTime local, @Nullable String zone) {
        LocalDateTime asked = local.truncatedTo(ChronoUnit.SECONDS);
        if (asked.getYear() < FIRST_YEAR || asked.getYear() > LAST_YEAR) {
            throw RefusedException.field(
                    "/local", "invalid-field", "/local: 年份应在 1990 到 2100 之间 (expected: a year from 1990 to 2100)");
        }
        ZoneId id = zone(zone);
        ZonedDateTime zoned = asked.atZone(id);
        return new PushTime(asked, id, zoned.toInstant(), note(asked, zoned));
    }

    /** The zone of this name; refused at {@code /zone} where there is none. */
    static ZoneId zone(@Nullable String name) {
        try {
            ZoneId zone = ZoneId.of(name == null ? STANDARD_ZONE : name);
            if (zone instanceof ZoneOffset) {
                throw unknown(name); // a bare offset knows no place's changes of clocks
            }
            return zone;
        } catch (DateTimeException e) {
            throw unknown(name);
        }
    }

    private static RefusedException unknown(@Nullable String name) {
        return RefusedException.field(
                "/zone", "unknown-zone", "/zone: 没有时区 " + name + " (expected: an IANA zone such as Asia/Shanghai)");
    }

    private static Optional<String> note(LocalDateTime asked, ZonedDateTime zoned) {
        ZoneOffsetTransition change = zoned.getZone().getRules().getTransition(asked);
        if (change == null) {
            return Optional.empty();
        }
        return Optional.of(
                change.isGap()
                        ? asked + " 在 " + zoned.getZone() + " 因夏令时不存在,顺延为 " + zoned.toLocalDateTime()
                                + " (this local time does not exist, moved on)"
                        : asked + " 在 " + zoned.getZone() + " 因夏令时出现两次,取第一次,偏移 " + zoned.getOffset()
                                + " (this local time comes twice, the first counts)");
    }
}
