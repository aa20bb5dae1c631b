package io.redletter.feed;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Unit;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.days.DayBook;
import io.redletter.observance.Almanac;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Puts together what a calendar holds: everybody's days, or a unit's with its campaigns. */
final class CalendarSheets {
    private final DayBook book;
    private final BiFunction<Actor, Integer, Future<List<Campaign>>> campaigns;

    /** @param campaigns those that somebody sees of which some day lies in a year */
    CalendarSheets(DayBook book, BiFunction<Actor, Integer, Future<List<Campaign>>> campaigns) {
        this.book = book;
        this.campaigns = campaigns;
    }

    CalendarSheet everybodys(CalendarAsked asked) {
        return CalendarFile.sheet(
                asked.span(), asked.region(), asked.topic(), days(asked, book.almanac(), asked.region()));
    }

    Future<CalendarSheet> ofUnit(CalendarAsked asked, CalendarKeys.Opened opened) {
        Unit unit = opened.unit();
        String region = asked.region().isEmpty() ? unit.region() : asked.region();
        List<CalendarEntry> entries = new ArrayList<>(days(asked, book.almanac(unit), region));
        return campaigns(opened, asked.years()).map(found -> {
            found.stream()
                    .filter(campaign -> campaign.unitId().equals(unit.id()))
                    .sorted(Comparator.comparing(Campaign::start).thenComparing(Campaign::id))
                    .map(DayEntries::entry)
                    .forEach(entries::add);
            return CalendarFile.sheet(asked.span(), CleanText.of(unit.name()), asked.topic(), entries);
        });
    }

    private List<CalendarEntry> days(CalendarAsked asked, Almanac almanac, String region) {
        DayEntries entries = new DayEntries(almanac, book::changedAt);
        return asked.years().stream()
                .flatMap(year -> entries.days(year, region, asked.topic()).stream())
                .toList();
    }

    /** Each once, also where it goes on from one year to the next. */
    private Future<List<Campaign>> campaigns(CalendarKeys.Opened opened, List<Integer> years) {
        Future<Map<String, Campaign>> all = Future.succeededFuture(new LinkedHashMap<>());
        for (int year : years) {
            all = all.compose(found -> campaigns.apply(opened.actor(), year).map(more -> {
                more.forEach(campaign -> found.put(campaign.id(), campaign));
                return found;
            }));
        }
        return all.map(found -> Collections.unmodifiableList(new ArrayList<>(found.values())));
    }
}
