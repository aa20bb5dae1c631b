package io.redletter.feed;

import io.redletter.observance.Almanac;
import java.util.List;
import java.util.Optional;

/** A year of days as an iCalendar file, for whoever has no server at hand. */
public final class CalendarFile {
    private CalendarFile() {}

    /**
     * The bytes of the file, UTF-8.
     *
     * @param region a province or place; empty for the whole country
     * @param topic only days of this topic; empty for all
     * @throws io.redletter.observance.UnknownYearException outside the years of the almanac
     */
    public static byte[] of(Almanac almanac, int year, String region, String topic) {
        List<CalendarEntry> days = new DayEntries(almanac, (id, of) -> Optional.empty()).days(year, region, topic);
        return CalendarWriter.write(sheet(String.valueOf(year), region, topic, days));
    }

    static CalendarSheet sheet(String years, String region, String topic, List<CalendarEntry> entries) {
        String name = String.join(
                " ",
                List.of("红历", years, region, topic).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return new CalendarSheet(
                name, "宣传日、宣传周和宣传月;预计的日期以通知为准 (days, weeks and months; a guess until a notice)", entries);
    }
}
