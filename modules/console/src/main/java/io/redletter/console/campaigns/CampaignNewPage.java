package io.redletter.console.campaigns;

import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /console/campaigns/new?observance=&year=} or {@code ?start=}: the form for a new campaign. */
final class CampaignNewPage implements Page {
    private final CampaignDesk desk;

    CampaignNewPage(CampaignDesk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Map<String, String> start = new LinkedHashMap<>();
        start.put("unitId", call.actor().unitId());
        call.day("start").ifPresent(day -> {
            start.put("start", day.toString());
            start.put("end", day.toString());
        });
        int year = call.number("year", Almanac.FIRST_YEAR, Almanac.LAST_YEAR)
                .orElse(call.wording().todayDate().getYear());
        return desk.days().almanac(call.actor()).compose(almanac -> show(call, form(call, almanac, year, start)));
    }

    private static Form form(PageCall call, Almanac almanac, int year, Map<String, String> start) {
        call.query("observance").flatMap(almanac::find).ifPresent(observance -> {
            start.put("observanceId", observance.id());
            start.put("year", String.valueOf(year));
            start.put("name", year + "年" + observance.name());
            date(almanac, observance.id(), year).ifPresent(date -> {
                start.put("start", date.start().toString());
                start.put("end", date.end().toString());
            });
        });
        return Form.empty().starting(start);
    }

    Future<Answer> show(PageCall call, Form form) {
        return desk.days().almanac(call.actor()).compose(almanac -> show(call, form, almanac));
    }

    private Future<Answer> show(PageCall call, Form form, Almanac almanac) {
        Optional<Observance> observance = form.filled("observanceId").flatMap(almanac::find);
        int year = form.filled("year")
                .filter(text -> text.matches("\\d{4}"))
                .map(Integer::valueOf)
                .filter(number -> number >= Almanac.FIRST_YEAR && number <= Almanac.LAST_YEAR)
                .orElse(call.wording().todayDate().getYear());
        Optional<ObservedDate> date = observance.flatMap(one -> date(almanac, one.id(), year));
        return desk.names().units(call.actor()).map(units -> View.of("campaign-new")
                .with("observance", observance.orElse(null))
                .with("date", date.orElse(null))
                .with(
                        "expected",
                        date.map(one -> one.status() == Status.EXPECTED).orElse(false))
                .with(
                        "units",
                        units.entrySet().stream()
                                .map(unit -> new Choice(unit.getKey(), unit.getValue()))
                                .toList())
                .form(form));
    }

    private static Optional<ObservedDate> date(Almanac almanac, String id, int year) {
        return almanac.resolve(id, year).stream()
                .filter(date -> date.status() != Status.CANCELLED)
                .findFirst();
    }
}
