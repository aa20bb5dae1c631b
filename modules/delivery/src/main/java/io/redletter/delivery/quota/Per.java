package io.redletter.delivery.quota;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How long a window of a quota is. Written in lower case. */
public enum Per {
    /** A minute of the clock. */
    MINUTE("分钟", ChronoUnit.MINUTES, 16, 180),
    /** A calendar day. */
    DAY("天", ChronoUnit.DAYS, 10, 62),
    /** A calendar month. */
    MONTH("月", ChronoUnit.MONTHS, 7, 24);

    private final String words;
    private final ChronoUnit unit;
    private final int letters;
    private final int ahead;

    Per(String words, ChronoUnit unit, int letters, int ahead) {
        this.words = words;
        this.unit = unit;
        this.letters = letters;
        this.ahead = ahead;
    }

    @JsonCreator
    static Per of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** In lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In Chinese: 月, 天, 分钟. */
    public String words() {
        return words;
    }

    /** How many windows from one on are looked through for a free slot. */
    int ahead() {
        return ahead;
    }

    /** The window of a zone that holds this instant. */
    Span at(Instant at, ZoneId zone) {
        LocalDateTime local = at.atZone(zone).toLocalDateTime();
        return span(
                this == MONTH ? local.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS) : local.truncatedTo(unit), zone);
    }

    private Span span(LocalDateTime from, ZoneId zone) {
        return new Span(
                this,
                from.toString().substring(0, letters),
                zone.getId(),
                from.atZone(zone).toInstant(),
                from.plus(1, unit).atZone(zone).toInstant());
    }

    /**
     * One window.
     *
     * @param name {@code 2027-06}, {@code 2027-06-05} or {@code 2027-06-05T08:00}
     * @param zone the IANA zone it is a window of
     * @param start its first instant
     * @param end the first instant after it
     */
    record Span(Per per, String name, String zone, Instant start, Instant end) {
        /** The one after it. */
        Span next() {
            return per.at(end, ZoneId.of(zone));
        }

        boolean holds(Instant at) {
            return !at.isBefore(start) && at.isBefore(end);
        }

        /** Of a channel's documents this one. */
        String id(String channelId) {
            return channelId + ":" + name;
        }
    }
}
