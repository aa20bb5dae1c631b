package io.redletter.campaign.days;

import io.redletter.observance.Kind;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How long an occasion may last. A day may well be held over some weeks, so each kind has room; what goes beyond is a slip of
 * the keyboard. Whatever its kind, it ends in the year it begins in, or in the January after.
 */
final class Lengths {
    private static final int LAST_DAY_OF_JANUARY = 31;

    private Lengths() {}

    /** Refuses an end that does not fit, at this pointer, with this code. */
    static void check(Kind kind, LocalDate start, LocalDate end, String pointer, String code) {
        if (end.isBefore(start)) {
            throw RefusedException.field(
                    pointer,
                    "end-before-start",
                    pointer + ": 结束日期 " + end + " 早于开始日期 " + start + " (ends before it starts)");
        }
        if (end.isAfter(LocalDate.of(start.getYear() + 1, 1, LAST_DAY_OF_JANUARY))) {
            throw RefusedException.field(
                    pointer,
                    code,
                    pointer + ": " + end + " 太晚,最晚到次年 1 月 31 日 (expected: at the latest the end of the January after)");
        }
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        long most = most(kind);
        if (days > most) {
            throw RefusedException.field(
                    pointer,
                    code,
                    pointer + ": " + start + " 到 " + end + " 有 " + days + " 天," + words(kind) + "最长 " + most
                            + " 天 (expected: at most " + most + " days for a " + kind.code() + ")");
        }
    }

    private static long most(Kind kind) {
        return switch (kind) {
            case DAY -> 31;
            case WEEK -> 60;
            case MONTH -> 92;
            case PROGRAMME -> 400;
        };
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case DAY -> "“日”";
            case WEEK -> "“周”";
            case MONTH -> "“月”";
            case PROGRAMME -> "活动";
        };
    }
}
