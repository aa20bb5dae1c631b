package io.redletter.console.calendar;

import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDay;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Choice;
import io.redletter.console.web.Form;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Observance;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code /console/calendar/days/new?date=} and {@code /console/calendar/days/{id}}: the form for a unit's own day. */
final class LocalDayPage implements Page {
    private final DayBook book;

    LocalDayPage(DayBook book) {
        this.book = book;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        String id = call.path("id");
        Optional<LocalDay> day = id.equals("new") ? Optional.empty() : book.localDay(id);
        if (day.isEmpty() && !id.equals("new")) {
            throw new NotFoundException("local day", id);
        }
        return show(
                call,
                Form.empty()
                        .starting(day.map(one ->
                                        LocalDayFields.of(one, call.wording().todayDate()))
                                .orElseGet(() -> LocalDayFields.fresh(
                                        call.day("date").orElse(call.wording().todayDate())))),
                id);
    }

    Future<Answer> show(PageCall call, Form form, String id) {
        return book.almanac(call.actor()).map(almanac -> View.of("calendar-own-day")
                .with("id", id)
                .with("name", book.localDay(id).map(day -> day.text().name()).orElse(null))
                .with(
                        "types",
                        LocalDayFields.TYPES.stream()
                                .map(type -> new Choice(type, call.t("rule." + type)))
                                .toList())
                .with(
                        "kinds",
                        List.of("day", "week", "month", "programme").stream()
                                .map(kind -> new Choice(kind, call.t("kind." + kind)))
                                .toList())
                .with(
                        "months",
                        IntStream.rangeClosed(1, 12)
                                .mapToObj(month -> new Choice(String.valueOf(month), call.t("month." + month)))
                                .toList())
                .with(
                        "weekdays",
                        IntStream.rangeClosed(1, 7)
                                .mapToObj(day -> new Choice(String.valueOf(day), call.t("weekday." + day)))
                                .toList())
                .with(
                        "parents",
                        almanac.all().stream()
                                .filter(day -> book.localDay(day.id()).isEmpty())
                                .sorted(Comparator.comparing(Observance::name))
                                .map(day -> new Choice(day.id(), call.words().isChinese() ? day.name() : day.nameEn()))
                                .toList())
                .form(form));
    }
}
