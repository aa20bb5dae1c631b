package io.redletter.console.calendar;

import io.redletter.console.web.Words;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The days of a calendar that somebody looks at.
 *
 * @param region a province or place; empty for the whole country
 * @param topic only days of this topic; empty for all
 */
record Letters(Almanac almanac, String region, String topic) {

    /** Every date of a year; empty outside the years the almanac answers for. */
    List<ObservedDate> year(int year) {
        if (isOut(year)) {
            return List.of();
        }
        List<ObservedDate> dates = almanac.year(year, region);
        return dates.stream()
                .filter(date -> topic.isEmpty()
                        || almanac.find(date.id()).filter(this::isOnTopic).isPresent())
                .toList();
    }

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
    List<Observance> undated(int year) {
        if (isOut(year)) {
            return List.of();
        }
        List<Observance> all = almanac.undated(year, region);
        return all.stream().filter(one -> topic.isEmpty() || isOnTopic(one)).toList();
    }

    private boolean isOnTopic(Observance observance) {
        return observance.topics().contains(topic);
    }

    private String label(ObservedDate date, Words words) {
        return words.isChinese()
                ? date.name()
                : almanac.find(date.id()).map(Observance::nameEn).orElse(date.name());
    }

    private static boolean isOut(int year) {
        return year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR;
    }
}
