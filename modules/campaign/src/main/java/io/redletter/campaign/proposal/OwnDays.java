package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.days.LocalDay;
import io.redletter.campaign.days.LocalDayText;
import io.redletter.campaign.days.LocalRule;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/** Makes a name that is in no almanac a day of the unit, and takes it off again. */
final class OwnDays {
    private final DayBook days;

    OwnDays(DayBook days) {
        this.days = days;
    }

    /** A day that is in no almanac needs a date. */
    void check(DayValues day) {
        if (day.observanceId() == null && day.start() == null) {
            throw RefusedException.field(
                    "/dates/start",
                    "unknown-day",
                    "/dates/start: 日历里没有「" + day.name() + "」,填上日期就能建为本单位的日子 (not in the almanac, give its date)");
        }
    }

    Future<Made> make(Actor actor, String unitId, DayValues day) {
        String id = "local-"
                + StableId.of("day", unitId, PlanTitle.folded(day.name())).substring("day_".length());
        LocalDayText text = new LocalDayText(
                day.name(), "", day.kind(), rule(day), null, null, List.of(), "来自实施方案 (from a plan document)");
        return days.addDay(actor, id, unitId, text)
                .recover(failure -> failure instanceof AlreadyThereException
                                && days.localDay(id).isPresent()
                        ? Future.succeededFuture(days.localDay(id).orElseThrow())
                        : Future.failedFuture(failure))
                .compose(there ->
                        there.removed() ? days.undoDay(actor, id, there.version()) : Future.succeededFuture(there))
                .compose(there -> there.text().rule().equals(text.rule())
                        ? Future.succeededFuture(there)
                        : days.changeDay(actor, id, there.version(), text))
                .map(there -> new Made(Made.DAY, there.id(), there.text().name(), there.version(), true));
    }

    Future<Void> checkTakeBack(Made made) {
        return Future.succeededFuture().map(v -> {
            days.localDay(made.id()).filter(day -> !day.removed()).ifPresent(day -> requireUnchanged(day, made));
            return null;
        });
    }

    Future<Void> takeBack(Actor actor, Made made) {
        return checkTakeBack(made).compose(v -> days.localDay(made.id())
                .filter(day -> !day.removed())
                .map(day -> days.removeDay(actor, day.id(), day.version()).<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
    }

    private static void requireUnchanged(LocalDay day, Made made) {
        if (day.version() != made.version()) {
            throw RefusedException.conflict(
                    "local-day-changed",
                    "日子「" + day.text().name()
                            + "」后来有人改过,请到日历里移除 (the day was changed since, take it off in the calendar)");
        }
    }

    private static LocalRule rule(DayValues day) {
        LocalDate start = day.start();
        if (start == null) {
            throw new IllegalStateException("plan item: a day without a date");
        }
        LocalDate end = day.end() == null ? start : day.end();
        if (!day.yearly()) {
            return LocalRule.once(start, end);
        }
        return end.equals(start)
                ? LocalRule.fixed(MonthDay.from(start))
                : LocalRule.range(MonthDay.from(start), MonthDay.from(end));
    }
}
