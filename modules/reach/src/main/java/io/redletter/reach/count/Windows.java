package io.redletter.reach.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The stretches of time that are counted apart, as they are named in keys: {@code total}, an hour such as
 * {@code h2027-06-05T08Z} (UTC, its minutes inside), a local day such as {@code d2027-06-05} (Asia/Shanghai). Hours, and
 * days, sort by time.
 */
public final class Windows {
    public static final String TOTAL = "total";
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final long HOUR_MILLIS = 3_600_000L;
    static final long MINUTE_MILLIS = 60_000L;
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("'h'uuuu-MM-dd'T'HH'Z'").withZone(ZoneOffset.UTC);

    private Windows() {}

    /** The hour since 1970 in which an instant (milliseconds) lies. */
    public static long hourOf(long at) {
        return Math.floorDiv(at, HOUR_MILLIS);
    }

    /** The minute since 1970 in which an instant (milliseconds) lies. */
    static long minuteOf(long at) {
        return Math.floorDiv(at, MINUTE_MILLIS);
    }

    /** The name of an hour. */
    public static String hour(long hour) {
        return HOUR.format(Instant.ofEpochMilli(hour * HOUR_MILLIS));
    }

    /** The local day in which an instant (milliseconds) lies. */
    public static LocalDate dayOf(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZONE);
    }

    /** The name of a local day. */
    public static String day(LocalDate day) {
        return "d" + day;
    }

    static boolean isHour(String window) {
        return window.startsWith("h");
    }

    /** The date in the name of an hour or day. */
    static LocalDate dateIn(String window) {
        return LocalDate.parse(window.substring(1, 11));
    }

    /** The field of an hour's window: minute and metric, such as {@code 07:view}. */
    public static String minuteField(long at, String metric) {
        int minute = (int) Math.floorMod(Math.floorDiv(at, MINUTE_MILLIS), 60L);
        return (minute < 10 ? "0" : "") + minute + ":" + metric;
    }
}
