package io.redletter.feed;

import io.redletter.observance.Almanac;
import io.vertx.core.MultiMap;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calendar is asked for.
 *
 * @param years in order; {@code now.ics} is this year and the next, so that a subscription never runs out
 * @param region a province or place; empty for that of the unit, or the whole country
 * @param topic only days of this topic; empty for all
 * @param unitId whose calendar; empty for everybody's
 */
record CalendarAsked(List<Integer> years, String region, String topic, String unitId) {
    private static final Pattern FILE = Pattern.compile("([0-9]{4})\\.ics");
    private static final String NOW = "now.ics";
    private static final int LONGEST = 60;

    static CalendarAsked of(@Nullable String file, MultiMap query, LocalDate today) {
        return new CalendarAsked(
                years(String.valueOf(file), today),
                text(query, "region"),
                text(query, "topic"),
                Optional.ofNullable(query.get("unit")).orElse("").strip());
    }

    /** As a name shows them. */
    String span() {
        int first = years.get(0);
        int last = years.get(years.size() - 1);
        return first == last ? String.valueOf(first) : first + "—" + last;
    }

    private static List<Integer> years(String file, LocalDate today) {
        if (file.equals(NOW)) {
            int year = Math.max(Almanac.FIRST_YEAR, Math.min(Almanac.LAST_YEAR, today.getYear()));
            return year == Almanac.LAST_YEAR ? List.of(year) : List.of(year, year + 1);
        }
        Matcher matcher = FILE.matcher(file);
        if (!matcher.matches()) {
            throw new NoSuchCalendarException(file);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
            throw new NoSuchCalendarException(file);
        }
        return List.of(year);
    }

    private static String text(MultiMap query, String name) {
        String text = Optional.ofNullable(query.get(name)).orElse("").strip();
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
    }
}
