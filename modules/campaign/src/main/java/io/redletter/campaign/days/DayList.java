package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Unit;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of a year as a unit has them, dated ones first by date, then those whose date is not known yet. */
final class DayList {
    private final DayBook book;

    DayList(DayBook book) {
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param region a province or place; that of the unit where null
     * @param topic only days of this topic; all where null
     * @param unitId whose calendar; the actor's own where null
     */
    record Asked(int year, @Nullable String region, @Nullable String topic, @Nullable String unitId) {}

    Future<List<DayCard>> list(Actor actor, Asked asked) {
        Future<Optional<Unit>> unit = asked.unitId() == null
                ? book.unitOf(actor)
                : book.seen(actor, asked.unitId()).map(Optional::of);
        return unit.map(found -> cards(asked, found));
    }

    private List<DayCard> cards(Asked asked, Optional<Unit> unit) {
        Almanac almanac = unit.map(book::almanac).orElseGet(book::almanac);
        String region =
                asked.region() != null ? asked.region() : unit.map(Unit::region).orElse("");
        int year = asked.year();
        List<ObservedDate> dated = almanac.year(year, region);
        List<Observance> undated = almanac.undated(year, region);
        return Stream.concat(
                        dated.stream()
                                .map(date ->
                                        DayCard.of(date, almanac.find(date.id()).orElseThrow(), ownerOf(date.id()))),
                        undated.stream()
                                .sorted(Comparator.comparing(Observance::id))
                                .map(observance -> DayCard.undated(observance, ownerOf(observance.id()))))
                .filter(card -> asked.topic() == null || card.topics().contains(asked.topic()))
                .toList();
    }

    private @Nullable String ownerOf(String id) {
        return book.localDay(id).map(LocalDay::unitId).orElse(null);
    }
}
