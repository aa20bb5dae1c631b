package io.redletter.console.calendar;

import io.redletter.accounts.Unit;
import io.redletter.campaign.days.DayBook;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.Words;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The book of days in the reader's words. Everybody's years are kept once worked out, until a notice changes them. */
public final class RedLetters {
    private static final String WHOLE_COUNTRY = "all";

    private final DayBook book;
    private volatile Kept kept;

    public RedLetters(DayBook book) {
        this.book = book;
        this.kept = new Kept(book.almanac(), new ConcurrentHashMap<>());
    }

    /** A calendar's worth of years; at most 111 of them. */
    private record Kept(Almanac almanac, Map<Integer, List<ObservedDate>> years) {}

    DayBook book() {
        return book;
    }

    /** The days as the reader's unit has them, with the region and topic the address names. */
    Future<Letters> of(PageCall call) {
        return book.unitOf(call.actor()).map(unit -> letters(call, unit));
    }

    private Letters letters(PageCall call, Optional<Unit> unit) {
        String own = unit.map(Unit::region).orElse("");
        String asked = call.query("region").orElse("");
        return new Letters(
                unit.map(book::almanac).orElseGet(book::almanac),
                asked.isEmpty() ? own : asked.equals(WHOLE_COUNTRY) ? "" : asked,
                call.query("topic").orElse(""));
    }

    /** Whether a day is printed in red for certain: some single-day observance falls on it, and is no guess. */
    public boolean isRed(LocalDate day) {
        return certain(day).findAny().isPresent();
    }

    /** The names of a day's single-day observances, those that are certain. */
    public List<String> namesOn(LocalDate day, Words words) {
        return certain(day).map(date -> label(date, words)).toList();
    }

    /** The next red-letter day after this one, within a year. */
    public Optional<Coming> next(LocalDate today, Words words) {
        return Stream.of(today.getYear(), today.getYear() + 1)
                .flatMap(year -> year(year).stream())
                .filter(date -> date.start().isAfter(today) && date.start().equals(date.end()))
                .filter(date -> date.status() != Status.CANCELLED && date.status() != Status.EXPECTED)
                .map(date -> new Coming(label(date, words), date.start(), today.until(date.start(), ChronoUnit.DAYS)))
                .findFirst();
    }

    /** A day to come, and how many days there are to go. */
    public record Coming(String name, LocalDate date, long days) {}

    private Stream<ObservedDate> certain(LocalDate day) {
        return year(day.getYear()).stream()
                .filter(date -> date.start().equals(day) && date.end().equals(day))
                .filter(date -> date.status() != Status.CANCELLED && date.status() != Status.EXPECTED);
    }

    private List<ObservedDate> year(int year) {
        if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
            return List.of();
        }
        Kept now = kept;
        Almanac almanac = book.almanac();
        if (now.almanac() != almanac) {
            now = new Kept(almanac, new ConcurrentHashMap<>());
            kept = now;
        }
        return now.years().computeIfAbsent(year, almanac::year);
    }

    private String label(ObservedDate date, Words words) {
        return words.isChinese()
                ? date.name()
                : book.find(date.id()).map(Observance::nameEn).orElse(date.name());
    }
}
