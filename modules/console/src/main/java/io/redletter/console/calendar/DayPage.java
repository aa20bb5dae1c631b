package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Status;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code /console/calendar/day?date=}: one day, shown at the side of the sheet. */
final class DayPage implements Page {
    private final RedLetters letters;
    private final Plans plans;
    private final DayReader reader;

    DayPage(RedLetters letters, Plans plans) {
        this.letters = letters;
        this.plans = plans;
        this.reader = new DayReader(letters.book());
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
        return letters.of(call).map(mine -> reader.observed(call, mine, date)).compose(observed -> letters.book()
                .mayEnterNotices(call.actor())
                .compose(may -> day(call, date, observed, may)));
    }

    private Future<DayView> day(PageCall call, LocalDate date, List<DayView.Observed> observed, boolean mayNotice) {
        boolean red = observed.stream()
                .anyMatch(o -> !o.span()
                        && !o.status().equals(Status.EXPECTED.code())
                        && !o.status().equals(Status.CANCELLED.code()));
        return plans.campaigns(call.actor(), date, date).compose(campaigns -> plans.pushes(call.actor(), date, date)
                .map(pushes -> new DayView(
                        date,
                        red,
                        away(call, date),
                        observed,
                        campaigns,
                        pushes.getOrDefault(date, List.of()),
                        call.actor().unitId(),
                        mayNotice)));
    }

    private static String away(PageCall call, LocalDate date) {
        long days = ChronoUnit.DAYS.between(call.wording().todayDate(), date);
        if (days == 0) {
            return call.t("calendar.away.today");
        }
        return days > 0 ? call.t("calendar.away.later", days) : call.t("calendar.away.before", -days);
    }
}
