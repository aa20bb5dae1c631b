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

    YearPage(RedLetters letters, Plans plans, MonthPage months, DayPage days) {
        this.letters = letters;
        this.plans = plans;
        this.months = months;
        this.days = days;
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
        return plans.campaigns(call.actor(), first, last)
                .map(campaigns -> sheet(call, year, today, campaigns))
                .map(sheet -> View.of("calendar-year")
                        .with("sheet", sheet)
                        .with("names", call.query("names").isPresent())
                        .with("undated", letters.undated(year, call.words()))
                        .with("here", "year=" + year)
                        .with("thisYear", today.getYear())
                        .with("thisMonth", YearMonth.from(today))
                        .with("mayPlan", call.actor().may(Permission.CAMPAIGN_WRITE)))
                .compose(view -> days.beside(call, view));
    }

    private YearSheet sheet(PageCall call, int year, LocalDate today, List<Occasion> campaigns) {
        List<Occasion> all =
                new ArrayList<>(letters.occasions(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), call.words()));
        all.addAll(campaigns);
        return YearSheet.of(year, all, today);
    }
}
