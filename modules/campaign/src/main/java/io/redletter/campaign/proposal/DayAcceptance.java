package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.campaign.Campaign;
import io.redletter.campaign.PlannedDay;
import io.redletter.campaign.PlannedDays;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A day becomes a campaign in each year it is wanted for; one that is in no almanac becomes a day of the unit first. */
final class DayAcceptance implements Acceptance {
    private final PlannedDays days;
    private final OwnDays own;

    DayAcceptance(PlannedDays days, OwnDays own) {
        this.days = days;
        this.own = own;
    }

    @Override
    public Future<Void> check(Actor actor, PlanDocument plan, PlanItem item) {
        Future<Void> all = Future.succeededFuture().map(v -> {
            own.check(item.values().theDay());
            return null;
        });
        for (PlannedDay day : wanted(plan, item, item.values().theDay().observanceId())) {
            all = all.compose(v -> days.check(actor, day));
        }
        return all;
    }

    @Override
    public Future<List<Made>> make(Actor actor, PlanDocument plan, PlanItem item) {
        DayValues values = item.values().theDay();
        String known = values.observanceId();
        if (known != null) {
            return campaigns(actor, plan, wanted(plan, item, known), List.of());
        }
        return own.make(actor, plan.unitId(), values)
                .compose(day -> campaigns(actor, plan, wanted(plan, item, day.id()), List.of(day)));
    }

    @Override
    public Future<Void> checkTakeBack(Actor actor, Made made) {
        return made.what().equals(Made.DAY)
                ? own.checkTakeBack(made)
                : days.checkTakeBack(actor, made.id(), made.version());
    }

    @Override
    public Future<Void> takeBack(Actor actor, Made made) {
        return made.what().equals(Made.DAY)
                ? own.takeBack(actor, made)
                : days.takeBack(actor, made.id(), made.version());
    }

    private Future<List<Made>> campaigns(Actor actor, PlanDocument plan, List<PlannedDay> wanted, List<Made> before) {
        Future<List<Made>> all = Future.succeededFuture(before);
        for (PlannedDay day : wanted) {
            all = all.compose(made -> days.begin(actor, day).map(campaign -> with(made, made(campaign, plan))));
        }
        return all;
    }

    private static Made made(Campaign campaign, PlanDocument plan) {
        return new Made(
                Made.CAMPAIGN,
                campaign.id(),
                campaign.name(),
                campaign.version(),
                PlannedDays.madeBy(campaign, plan.id()));
    }

    private static List<PlannedDay> wanted(PlanDocument plan, PlanItem item, @Nullable String observanceId) {
        DayValues day = item.values().theDay();
        List<Integer> years = day.years().isEmpty() ? plan.years() : day.years();
        return years.stream()
                .filter(year -> isHeldIn(year, day, item))
                .map(year -> wanted(plan, item, observanceId, year))
                .toList();
    }

    /** A day of one's own that does not come back is held in the year of its date alone. */
    private static boolean isHeldIn(int year, DayValues day, PlanItem item) {
        LocalDate start = day.start();
        return start == null || day.yearly() || !isOwn(item) || start.getYear() == year;
    }

    private static boolean isOwn(PlanItem item) {
        return item.found().theDay().observanceId() == null
                || item.values().theDay().observanceId() == null;
    }

    /** A date that a person gave for a day of the almanac holds for its own year only; elsewhere the almanac speaks. */
    private static PlannedDay wanted(PlanDocument plan, PlanItem item, @Nullable String observanceId, int year) {
        DayValues day = item.values().theDay();
        LocalDate given = day.start();
        LocalDate start = null;
        if (given != null && observanceId == null) {
            start = given.withYear(year);
        } else if (given != null && given.getYear() == year && !isOwn(item)) {
            start = given;
        }
        boolean renamed =
                isOwn(item) || !day.name().equals(item.found().theDay().name());
        return new PlannedDay(
                plan.id(),
                observanceId,
                renamed ? day.name() + " " + year : null,
                year,
                start,
                start == null || observanceId == null ? null : day.end(),
                day.goal(),
                day.tags(),
                plan.unitId());
    }

    private static List<Made> with(List<Made> before, Made one) {
        List<Made> more = new ArrayList<>(before);
        more.add(one);
        return more;
    }
}
