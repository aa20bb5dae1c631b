package io.redletter.campaign;

import io.redletter.accounts.Unit;
import io.redletter.campaign.days.DayBook;
import io.redletter.observance.Almanac;
import io.redletter.observance.Observance;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.RefusedException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which days a campaign has: those of the almanac, or those its planner gave. */
final class CampaignDates {
    private static final int LONGEST_DAYS = 731;

    private final DayBook book;

    CampaignDates(DayBook book) {
        this.book = book;
    }

    /** Where and when, and how it is called if its planner does not say. */
    record Days(LocalDate start, LocalDate end, String name, boolean byAlmanac) {}

    Days of(NewCampaign wanted, Unit unit) {
        String id = wanted.observanceId();
        Optional<Observance> day = id == null ? Optional.empty() : Optional.of(known(id, unit));
        Days days = wanted.start() == null ? byAlmanac(wanted, day, unit) : given(wanted, wanted.start(), day, unit);
        checkLength(days.start(), days.end());
        return days;
    }

    /** Whether these dates are the almanac's for that day, so that a campaign on them moves with it. */
    boolean areOf(@Nullable String observanceId, LocalDate start, LocalDate end, Unit unit) {
        return observanceId != null
                && dates(observanceId, start.getYear(), unit).stream()
                        .anyMatch(
                                date -> date.start().equals(start) && date.end().equals(end));
    }

    /**
     * Where the day of a campaign is, if that is not where the campaign stands: of a day that is held twice, the time nearest to
     * it. Empty where no date is known.
     */
    Optional<ObservedDate> strayed(Campaign campaign, String observanceId, Unit unit) {
        return ObservedDate.nearest(dates(observanceId, campaign.start().getYear(), unit), campaign.start())
                .filter(date -> date.status() == Status.CANCELLED
                        || !date.start().equals(campaign.start())
                        || !date.end().equals(campaign.end()));
    }

    private List<ObservedDate> dates(String id, int year, Unit unit) {
        return book.almanac(unit).resolve(id, year, unit.region());
    }

    static void checkLength(LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            throw RefusedException.field(
                    "/end", "end-before-start", "/end: 结束日期 " + end + " 早于开始日期 " + start + " (ends before it starts)");
        }
        if (ChronoUnit.DAYS.between(start, end) >= LONGEST_DAYS) {
            throw RefusedException.field("/end", "too-long", "/end: 活动最长两年 (expected: at most two years)");
        }
        checkYear(start.getYear(), "/start");
    }

    private Observance known(String id, Unit unit) {
        return book.almanac(unit)
                .find(id)
                .orElseThrow(() -> RefusedException.field(
                        "/observanceId",
                        "unknown-observance",
                        "/observanceId: 日历里没有 " + id + " (no such day in the almanac)"));
    }

    private Days byAlmanac(NewCampaign wanted, Optional<Observance> day, Unit unit) {
        Observance observance = day.orElseThrow(() -> RefusedException.field(
                "/start", "dates-missing", "/start: 请选一个节日,或写明起止日期 (expected: a day of the almanac, or dates)"));
        Integer year = wanted.year();
        if (year == null) {
            throw RefusedException.field("/year", "year-missing", "/year: 请写明哪一年 (expected: the year)");
        }
        checkYear(year, "/year");
        ObservedDate first = dates(observance.id(), year, unit).stream()
                .findFirst()
                .orElseThrow(() -> RefusedException.field(
                        "/start",
                        "undated-observance",
                        "/start: " + observance.name() + " " + year + " 年没有确定的日期,请写明起止日期 " + "(no date is known for "
                                + observance.id() + " in " + year + ", give start and end)"));
        return new Days(first.start(), first.end(), observance.name() + " " + year, true);
    }

    private Days given(NewCampaign wanted, LocalDate start, Optional<Observance> day, Unit unit) {
        LocalDate end = wanted.end() == null ? start : wanted.end();
        Integer year = wanted.year();
        if (year != null && year != start.getYear()) {
            throw RefusedException.field(
                    "/year",
                    "other-year",
                    "/year: " + year + " 和开始日期 " + start + " 不是同一年,写一样或只写日期 (expected: the year of start, or none)");
        }
        if (day.isEmpty() && wanted.name() == null) {
            throw RefusedException.field("/name", "name-missing", "/name: 请给活动起个名字 (expected: a name)");
        }
        return new Days(
                start,
                end,
                day.map(Observance::name).orElse("") + " " + start.getYear(),
                areOf(wanted.observanceId(), start, end, unit));
    }

    static void checkYear(int year, String pointer) {
        if (year < Almanac.FIRST_YEAR || year > Almanac.LAST_YEAR) {
            throw RefusedException.field(
                    pointer,
                    "unknown-year",
                    pointer + ": 日历只有 " + Almanac.FIRST_YEAR + " 到 " + Almanac.LAST_YEAR
                            + " 年 (no such year in the almanac)");
        }
    }
}
