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

    /** A date that a person gave holds for its own year only, unless it comes back each year. */
    private static List<PlannedDay> wanted(PlanDocument plan, PlanItem item, @Nullable String observanceId) {
        DayValues day = item.values().theDay();
        LocalDate start = day.start();
        boolean isOwn = item.found().theDay().observanceId() == null || day.observanceId() == null;
        List<Integer> years = day.years().isEmpty() ? plan.years() : day.years();
        boolean once = isOwn && !day.yearly() && start != null;
        return years.stream()
                .filter(year -> !once || year == start.getYear())
                .map(year -> {
                    boolean given = start != null && start.getYear() == year && observanceId != null && !isOwn;
                    boolean unborn = observanceId == null && start != null;
                    return new PlannedDay(
                            plan.id(),
                            observanceId,
                            isOwn || !day.name().equals(item.found().theDay().name()) ? day.name() + " " + year : null,
                            year,
                            given ? start : unborn ? start.withYear(year) : null,
                            given ? day.end() : null,
                            day.goal(),
                            day.tags(),
                            plan.unitId());
                })
                .toList();
    }

    private static List<Made> with(List<Made> before, Made one) {
        List<Made> more = new ArrayList<>(before);
        more.add(one);
        return more;
    }
}
