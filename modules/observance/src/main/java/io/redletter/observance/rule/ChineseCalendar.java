package io.redletter.observance.rule;

import com.nlf.calendar.Lunar;
import com.nlf.calendar.LunarMonth;
import com.nlf.calendar.LunarYear;
import com.nlf.calendar.Solar;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The lunar library, one caller at a time: it keeps its years in a plain map that threads may not share. What it has
 * worked out is kept: for 202 years at most 24 terms each, and the days that some rule names.
 */
final class ChineseCalendar {

    /** A lunar month in the middle of the year: its table holds every term of the Gregorian year. */
    private static final int MIDSUMMER = 6;

    private static final int MOST = 50_000;
    private static final Map<LunarDay, LocalDate> DAYS = new ConcurrentHashMap<>();
    private static final Map<Term, LocalDate> TERMS = new ConcurrentHashMap<>();

    private ChineseCalendar() {}

    /**
     * The Gregorian date of a day in a lunar year.
     *
     * @param month negative for the leap month after the one of that number
     * @param day 30 is the last day, even of a month of 29
     */
    static LocalDate lunarDay(int lunarYear, int month, int day) {
        return kept(DAYS, new LunarDay(lunarYear, month, day), ChineseCalendar::dayOf);
    }

    /** The month that is repeated in a lunar year, or 0. */
    static synchronized int leapMonth(int lunarYear) {
        return LunarYear.fromYear(lunarYear).getLeapMonth();
    }

    /** The date, by Beijing time, on which the sun enters a term in a Gregorian year. */
    static LocalDate term(int year, String term) {
        return kept(TERMS, new Term(year, term), ChineseCalendar::dayOf);
    }

    private static <K> LocalDate kept(Map<K, LocalDate> dates, K key, Function<K, LocalDate> library) {
        LocalDate known = dates.get(key);
        if (known != null) {
            return known;
        }
        if (dates.size() >= MOST) {
            dates.clear();
        }
        LocalDate found = library.apply(key);
        dates.put(key, found);
        return found;
    }

    private static synchronized LocalDate dayOf(LunarDay day) {
        LunarMonth month = Objects.requireNonNull(LunarMonth.fromYm(day.year(), day.month()), day.toString());
        return date(Lunar.fromYmd(day.year(), day.month(), Math.min(day.day(), month.getDayCount()))
                .getSolar());
    }

    private static synchronized LocalDate dayOf(Term term) {
        // The table runs from one winter solstice to the next; the one of this year's December has its own key.
        String key = term.name().equals("冬至") ? "DONG_ZHI" : term.name();
        return date(Objects.requireNonNull(
                Lunar.fromYmd(term.year(), MIDSUMMER, 1).getJieQiTable().get(key), term.name()));
    }

    private static LocalDate date(Solar solar) {
        return LocalDate.of(solar.getYear(), solar.getMonth(), solar.getDay());
    }

    private record LunarDay(int year, int month, int day) {}

    private record Term(int year, String name) {}
}
