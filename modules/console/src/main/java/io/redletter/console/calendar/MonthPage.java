package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code /console/calendar?month=2027-06}: the days as they are, bands over them, pushes at their hour. */
final class MonthPage {
    private static final int OUTSIDE = 6;

    private final RedLetters letters;
    private final Plans plans;
    private final DayPage days;

    MonthPage(RedLetters letters, Plans plans, DayPage days) {
        this.letters = letters;
        this.plans = plans;
        this.days = days;
    }

    Future<Answer> show(PageCall call, YearMonth month) {
        LocalDate from = month.atDay(1).minusDays(OUTSIDE);
        LocalDate to = month.atEndOfMonth().plusDays(OUTSIDE);
        return letters.of(call)
                .compose(mine -> plans.campaigns(call.actor(), from, to)
                        .compose(campaigns -> plans.pushes(call.actor(), from, to)
                                .map(pushes -> view(call, mine, month, sheet(call, mine, month, campaigns, pushes)))))
                .compose(view -> days.beside(call, view));
    }

    private static View view(PageCall call, Letters mine, YearMonth month, MonthSheet sheet) {
        CalendarFilters filters = CalendarFilters.of(call, mine);
        return View.of("calendar-month")
                .with("sheet", sheet)
                .with("here", "month=" + month + filters.kept())
                .with("filters", filters)
                .with("previous", month.minusMonths(1))
                .with("next", month.plusMonths(1))
                .with("thisMonth", YearMonth.from(call.wording().todayDate()))
                .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE));
    }

    private static MonthSheet sheet(
            PageCall call,
            Letters mine,
            YearMonth month,
            List<Occasion> campaigns,
            Map<LocalDate, List<PushDot>> pushes) {
        List<Occasion> all = new ArrayList<>(mine.occasions(
                month.atDay(1).minusDays(OUTSIDE), month.atEndOfMonth().plusDays(OUTSIDE), call.words()));
        all.addAll(campaigns);
        return MonthSheet.large(month, all, pushes, call.wording().todayDate());
    }
}
