package io.redletter.delivery.audience;

import io.redletter.platform.RefusedException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a person says about a list; {@link AudienceList} explains each. {@link #checked} is the one place of its rules. */
public record ListFields(
        String name,
        String purpose,
        String consent,
        String zone,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        LocalDate keepUntil) {
    /** The longest a list may be kept before somebody says again that it is needed. */
    public static final int MOST_YEARS = 3;

    /**
     * The same without blanks around its texts.
     *
     * @throws RefusedException naming the field that cannot stand
     */
    ListFields checked(LocalDate today) {
        text("/name", name, 1, 80);
        text("/purpose", purpose, 2, 300);
        text("/consent", consent, 2, 300);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw wrong("/zone", "应为时区,如 Asia/Shanghai (expected: an IANA zone)");
        }
        if ((quietFrom == null) != (quietUntil == null)) {
            throw wrong(
                    quietFrom == null ? "/quietFrom" : "/quietUntil",
                    "安静时段要么两头都写,要么都不写 (expected: both ends of the quiet hours, or none)");
        }
        if (keepUntil.isBefore(today) || keepUntil.isAfter(today.plusYears(MOST_YEARS))) {
            throw wrong(
                    "/keepUntil",
                    "应在今天到 " + MOST_YEARS + " 年之内 (expected: a day from today to " + MOST_YEARS + " years ahead)");
        }
        return new ListFields(name.strip(), purpose.strip(), consent.strip(), zone, quietFrom, quietUntil, keepUntil);
    }

    private static void text(String pointer, String text, int least, int most) {
        int length = text.strip().length();
        if (length < least || length > most) {
            throw wrong(
                    pointer, "要 " + least + " 到 " + most + " 个字 (expected: " + least + " to " + most + " characters)");
        }
    }

    private static RefusedException wrong(String pointer, String sentence) {
        return RefusedException.field(pointer, "invalid-field", pointer + ": " + sentence);
    }
}
