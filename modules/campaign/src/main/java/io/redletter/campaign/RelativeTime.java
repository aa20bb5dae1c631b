package io.redletter.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.redletter.platform.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time that hangs on a campaign's dates and moves with them: {@code T-3 09:00} is nine o'clock three days before its first
 * day, {@code E+1} the day after its last. Written and read as such a text, with {@code T} for the first day and {@code E} for
 * the last.
 *
 * @param anchor the day it is counted from
 * @param days how many days later, negative for earlier; at most 400 either way
 * @param time the time of day on the wall there; null for the whole day, as deadlines have it
 */
public record RelativeTime(Anchor anchor, int days, @Nullable LocalTime time) {
    private static final int MOST_DAYS = 400;
    private static final Pattern TEXT =
            Pattern.compile("([TE])\\s*(?:([+\\-\u2212±])\\s*(\\d{1,3}))?(?:\\s+(\\d{1,2}:\\d{2}(?::\\d{2})?))?");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT); // a milder one reads 24:00 as the midnight a day before

    /** The day of a campaign that a time is counted from. */
    public enum Anchor {
        /** Its first day, written T. */
        START("T"),
        /** Its last day, written E. */
        END("E");

        private final String letter;

        Anchor(String letter) {
            this.letter = letter;
        }
    }

    public RelativeTime {
        if (Math.abs(days) > MOST_DAYS) {
            throw new IllegalArgumentException("relative time: " + days + " days (expected: at most 400 either way)");
        }
    }

    /** {@code T-3 09:00} and the like. */
    public static RelativeTime start(int days, @Nullable LocalTime time) {
        return new RelativeTime(Anchor.START, days, time);
    }

    /** {@code E+10} and the like. */
    public static RelativeTime end(int days, @Nullable LocalTime time) {
        return new RelativeTime(Anchor.END, days, time);
    }

    /**
     * Reads what {@link #text} writes; lower case, missing zeros and the typographic minus are understood.
     *
     * @throws RefusedException pointing at {@code /relative}
     */
    @JsonCreator
    public static RelativeTime parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw wrong(text);
        }
        int size = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        boolean before = matcher.group(2) != null && "-\u2212".contains(matcher.group(2));
        try {
            LocalTime time = matcher.group(4) == null ? null : LocalTime.parse(matcher.group(4), HOUR);
            Anchor anchor = matcher.group(1).equals("T") ? Anchor.START : Anchor.END;
            return new RelativeTime(anchor, before ? -size : size, time);
        } catch (DateTimeException | IllegalArgumentException notATime) {
            throw wrong(text);
        }
    }

    /** The local day it means in a campaign of these dates. */
    public LocalDate day(LocalDate start, LocalDate end) {
        return (anchor == Anchor.START ? start : end).plusDays(days);
    }

    /** The local time it means in a campaign of these dates; one without a time of day is refused. */
    public LocalDateTime local(LocalDate start, LocalDate end) {
        if (time == null) {
            throw RefusedException.field(
                    "/relative",
                    "time-missing",
                    "/relative: " + text() + " 没有写几点 (expected: a time of day, as in T-3 09:00)");
        }
        return day(start, end).atTime(time);
    }

    /** As people write it: {@code T-3 09:00}. */
    @JsonValue
    public String text() {
        String shift = days == 0 ? "" : days < 0 ? String.valueOf(days) : "+" + days;
        return anchor.letter + shift + (time == null ? "" : " " + time);
    }

    @Override
    public String toString() {
        return text();
    }

    private static RefusedException wrong(String text) {
        return RefusedException.field(
                "/relative",
                "invalid-field",
                "/relative: " + text + " 看不懂,请写成 T-3 09:00(开始前三天 9 点)或 E+1 10:00(结束后一天) "
                        + "(expected: such as T-3 09:00 or E+1 10:00)");
    }
}
