package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.console.web.Words;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /console/calendar/day?date=}: one day, shown at the side of the sheet. */
final class DayPage implements Page {
    private final RedLetters letters;
    private final Plans plans;

    DayPage(RedLetters letters, Plans plans) {
        this.letters = letters;
        this.plans = plans;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        LocalDate date = call.day("date").orElseThrow(() -> new NotFoundException("day", ""));
        return day(call, date).map(day -> View.of("calendar-day")
                .with("day", day)
                .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE)));
    }

    /** The sheet with the day the address names beside it, if it names one. */
    Future<Answer> beside(PageCall call, View sheet) {
        Optional<LocalDate> date = call.day("day");
        return date.isEmpty()
                ? Future.succeededFuture(sheet)
                : day(call, date.get()).map(day -> sheet.with("day", day).with("picked", date.get()));
    }

    private Future<DayView> day(PageCall call, LocalDate date) {
        List<DayView.Observed> observed = observed(date, call.words());
        boolean red = observed.stream().anyMatch(o -> !o.span() && !o.expected() && !o.cancelled());
        return plans.campaigns(call.actor(), date, date).compose(campaigns -> plans.pushes(call.actor(), date, date)
                .map(pushes -> new DayView(
                        date, red, away(call, date), observed, campaigns, pushes.getOrDefault(date, List.of()))));
    }

    private List<DayView.Observed> observed(LocalDate date, Words words) {
        return Stream.of(date.getYear() - 1, date.getYear())
                .flatMap(year -> letters.year(year).stream())
                .filter(one -> !one.end().isBefore(date) && !one.start().isAfter(date))
                .sorted(Comparator.comparing(one -> ChronoUnit.DAYS.between(one.start(), one.end())))
                .flatMap(one -> letters.almanac().find(one.id()).stream().map(what -> observed(one, what, words)))
                .toList();
    }

    private static DayView.Observed observed(ObservedDate date, Observance what, Words words) {
        boolean chinese = words.isChinese();
        return new DayView.Observed(
                what.id(),
                chinese ? what.name() : what.nameEn(),
                chinese ? what.nameEn() : what.name(),
                date.start(),
                date.end(),
                !date.start().equals(date.end()),
                date.status() == Status.EXPECTED,
                date.status() == Status.CANCELLED,
                String.join(chinese ? "、" : ", ", what.organisers()),
                words.of("status." + date.status().code(), date.rule()),
                what.note());
    }

    private static String away(PageCall call, LocalDate date) {
        long days = ChronoUnit.DAYS.between(call.wording().todayDate(), date);
        if (days == 0) {
            return call.t("calendar.away.today");
        }
        return days > 0 ? call.t("calendar.away.later", days) : call.t("calendar.away.before", -days);
    }
}
