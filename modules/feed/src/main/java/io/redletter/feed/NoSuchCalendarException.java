package io.redletter.feed;

import io.redletter.observance.Almanac;
import io.redletter.platform.RefusedException;

/** A calendar was asked for that the almanac does not reach: 404. */
final class NoSuchCalendarException extends RefusedException {
    private static final long serialVersionUID = 1L;

    NoSuchCalendarException(String file) {
        super(
                404,
                "no-such-calendar",
                "calendar " + CleanText.brief(file) + ": 没有这份日历,只有 " + Almanac.FIRST_YEAR + " 至 " + Almanac.LAST_YEAR
                        + " 年 (no such calendar, expected: /calendar/" + Almanac.FIRST_YEAR + ".ics to "
                        + Almanac.LAST_YEAR + ".ics)",
                null);
    }
}
