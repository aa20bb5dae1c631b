package io.redletter.console.calendar;

import io.redletter.console.web.Words;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The almanac in the reader's words. Years are kept once worked out: there are at most 111 of them. */
public final class RedLetters {
    private final Almanac almanac;
    private final Map<Integer, List<ObservedDate>> years = new ConcurrentHashMap<>();

    public RedLetters(Almanac almanac) {
        this.almanac = almanac;
    }

    Almanac almanac() {
        return almanac;
    }

    /** Every date of a year for the whole country; empty outside the years the almanac answers for. */
    List<ObservedDate> year(int year) {
        return year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR
                ? List.of()
                : years.computeIfAbsent(year, almanac::year);
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

    /** The observances of some days, as they are drawn. */
    List<Occasion> occasions(LocalDate from, LocalDate to, Words words) {
        return IntStream.rangeClosed(from.getYear() - 1, to.getYear())
                .boxed()
                .flatMap(year -> year(year).stream())
                .map(date -> Occasion.of(date, label(date, words)))
                .filter(occasion -> occasion.touches(from, to))
                .toList();
    }

    /** What is held in a year but has no date yet. */
    List<String> undated(int year, Words words) {
        return year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR
                ? List.of()
                : almanac.undated(year).stream()
                        .map(observance -> words.isChinese() ? observance.name() : observance.nameEn())
                        .toList();
    }

    private Stream<ObservedDate> certain(LocalDate day) {
        return year(day.getYear()).stream()
                .filter(date -> date.start().equals(day) && date.end().equals(day))
                .filter(date -> date.status() != Status.CANCELLED && date.status() != Status.EXPECTED);
    }

    private String label(ObservedDate date, Words words) {
        return words.isChinese()
                ? date.name()
                : almanac.find(date.id()).map(Observance::nameEn).orElse(date.name());
    }
}
