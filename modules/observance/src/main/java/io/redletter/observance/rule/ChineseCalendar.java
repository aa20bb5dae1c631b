package io.redletter.observance.rule;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.Objects;

/** The lunar library, one caller at a time: it keeps its years in a plain map that threads may not share. */
final class ChineseCalendar {

    /** A lunar month in the middle of the year: its table holds every term of the Gregorian year. */
    private static final int MIDSUMMER = 6;

    private ChineseCalendar() {}

    /** The Gregorian date of a day in a lunar year; leap months do not count. */
    static synchronized LocalDate lunarDay(int lunarYear, int month, int day) {
        return date(Lunar.fromYmd(lunarYear, month, day).getSolar());
    }

    /** The date, by Beijing time, on which the sun enters a term in a Gregorian year. */
    static synchronized LocalDate term(int year, String term) {
        // The table runs from one winter solstice to the next; the one of this year's December has its own key.
        String key = term.equals("冬至") ? "DONG_ZHI" : term;
        return date(Objects.requireNonNull(
                Lunar.fromYmd(year, MIDSUMMER, 1).getJieQiTable().get(key), term));
    }

    private static LocalDate date(Solar solar) {
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }
}
