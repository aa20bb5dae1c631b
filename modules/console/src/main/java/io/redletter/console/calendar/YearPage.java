package io.redletter.console.calendar;

import io.redletter.accounts.Permission;
import io.redletter.console.web.Answer;
import io.redletter.console.web.Page;
import io.redletter.console.web.PageCall;
import io.redletter.console.web.View;
import io.redletter.observance.Almanac;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /console/calendar}: a year of twelve small months, or the month the address names. */
final class YearPage implements Page {
    private final RedLetters letters;
    private final Plans plans;
    private final MonthPage months;
    private final DayPage days;
    private final OwnDays own;

    YearPage(RedLetters letters, Plans plans, MonthPage months, DayPage days, OwnDays own) {
        this.letters = letters;
        this.plans = plans;
        this.months = months;
        this.days = days;
        this.own = own;
    }

    @Override
    public Future<Answer> answer(PageCall call) {
        Optional<YearMonth> month = call.month("month")
                .filter(asked -> asked.getYear() >= Almanac.FIRST_YEAR && asked.getYear() <= Almanac.LAST_YEAR);
        return month.isPresent() ? months.show(call, month.get()) : show(call);
    }

    private Future<Answer> show(PageCall call) {
        LocalDate today = call.wording().todayDate();
        int year = call.number("year", Almanac.FIRST_YEAR, Almanac.LAST_YEAR).orElse(today.getYear());
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        return letters.of(call)
                .compose(mine -> plans.campaigns(call.actor(), first, last)
                        .map(campaigns -> view(call, mine, year, sheet(call, mine, year, today, campaigns))))
                .compose(view -> own.with(call, view))
                .compose(view -> days.beside(call, view));
    }

    private static View view(PageCall call, Letters mine, int year, YearSheet sheet) {
        LocalDate today = call.wording().todayDate();
        CalendarFilters filters = CalendarFilters.of(call, mine);
        return View.of("calendar-year")
                .with("sheet", sheet)
                .with("names", call.query("names").isPresent())
                .with("undated", mine.undated(year))
                .with("here", "year=" + year + filters.kept())
                .with("filters", filters)
                .with("thisYear", today.getYear())
                .with("thisMonth", YearMonth.from(today))
                .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE));
    }

    private static YearSheet sheet(PageCall call, Letters mine, int year, LocalDate today, List<Occasion> campaigns) {
        List<Occasion> all =
                new ArrayList<>(mine.occasions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), call.words()));
        all.addAll(campaigns);
        return YearSheet.of(year, all, today);
    }
}
