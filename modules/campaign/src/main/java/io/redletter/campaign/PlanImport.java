package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.plan.FoundDay;
import io.redletter.campaign.plan.PlanReader;
import io.redletter.campaign.plan.PlanReading;
import io.redletter.observance.Almanac;
import io.redletter.observance.ObservedDate;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the days a plan names into campaigns of one unit and year. A campaign's id is made of unit, year and day, so the
 * same plan again, or another plan that names the same day, meets the campaign that is there. A campaign that a person
 * has changed or that has begun is left as it is.
 */
public final class PlanImport {
    private static final int LONGEST_GOAL = 1_000;

    private final Platform platform;
    private final CampaignStore campaigns;
    private final DayBook days;
    private final PlanReader reader;
    private final UnitTree units;
    private final CampaignWatch watch;

    PlanImport(Platform platform, CampaignStore campaigns, DayBook days, UnitTree units, CampaignWatch watch) {
        this.platform = platform;
        this.campaigns = campaigns;
        this.days = days;
        this.reader = new PlanReader(days.almanac());
        this.units = units;
        this.watch = watch;
    }

    /** Reads a plan's text on a worker; changes nothing. */
    public Future<PlanReading> read(String text) {
        return platform.vertx().executeBlocking(() -> reader.read(text), false);
    }

    /**
     * Begins a campaign for each day of the reading.
     *
     * @param unitId whose campaigns they are; null for the actor's unit
     * @param only the days that are wanted; empty for all
     */
    public Future<PlanImported> bring(
            Actor actor, PlanReading reading, int year, @Nullable String unitId, Set<String> only) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.CAMPAIGN_WRITE);
                    CampaignDates.checkYear(year, "/year");
                    return CampaignService.unit(units, actor, unitId);
                })
                .compose(unit -> all(new Order(actor, unit, year), wanted(reading, only)));
    }

    private static List<FoundDay> wanted(PlanReading reading, Set<String> only) {
        return reading.days().stream()
                .filter(day -> only.isEmpty() || (day.id() != null && only.contains(day.id())))
                .toList();
    }

    /** One after the other: a plan names some dozens of days, and the trail tells them in the plan's order. */
    private Future<PlanImported> all(Order order, List<FoundDay> days) {
        Future<PlanImported> done = Future.succeededFuture(PlanImported.NOTHING);
        for (FoundDay day : days) {
            done = done.compose(before -> one(order, day).map(before::and));
        }
        return done;
    }

    private Future<PlanImported> one(Order order, FoundDay day) {
        String id = day.id();
        if (id == null) {
            return left(day, "日历里没有这个日子 (not in the almanac)");
        }
        Almanac almanac = days.almanac(order.unit());
        List<ObservedDate> dates = order.unit().region().isEmpty()
                ? almanac.resolve(id, order.year())
                : almanac.resolve(id, order.year(), order.unit().region());
        if (dates.isEmpty()) {
            return left(day, order.year() + " 年没有确定的日期,请手工建活动 (no date is known, begin it by hand)");
        }
        Campaign wanted = campaign(order, day, id, dates.get(0));
        return campaigns.ofDay(order.unit().id(), id, order.year()).compose(there -> {
            if (there.isEmpty()) {
                return insert(order, wanted);
            }
            return there.get(0).id().equals(wanted.id())
                    ? refresh(order, day, there.get(0), wanted)
                    : unchanged(there.get(0));
        });
    }

    private Campaign campaign(Order order, FoundDay day, String observanceId, ObservedDate date) {
        String goal = day.sentence().strip();
        return Campaign.ofPlan(
                        order.idFor(observanceId),
                        date,
                        order.unit(),
                        goal.length() > LONGEST_GOAL ? goal.substring(0, LONGEST_GOAL) : goal,
                        order.actor().id(),
                        platform.clock().instant())
                .begun(platform.clock().instant());
    }

    private Future<PlanImported> insert(Order order, Campaign wanted) {
        return campaigns
                .insert(wanted)
                .compose(made -> watch.told(order.actor(), "campaign.created", made, "按方案建立 " + made.name()))
                .map(made -> new PlanImported(List.of(made), List.of(), List.of(), List.of()))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? campaigns.get(wanted.id()).compose(PlanImport::unchanged)
                        : Future.failedFuture(failure));
    }

    private Future<PlanImported> refresh(Order order, FoundDay day, Campaign there, Campaign wanted) {
        if (there.state() == CampaignState.CANCELLED) {
            return left(day, "该活动已取消,未恢复 (its campaign was cancelled and stays so)");
        }
        return campaigns
                .update(there.id(), found -> found.refreshed(wanted))
                .compose(next -> next.version() == there.version()
                        ? unchanged(next)
                        : watch.told(order.actor(), "campaign.refreshed", next, next.start() + "/" + next.end())
                                .map(told -> new PlanImported(List.of(), List.of(told), List.of(), List.of())));
    }

    private static Future<PlanImported> unchanged(Campaign there) {
        return Future.succeededFuture(new PlanImported(List.of(), List.of(), List.of(there), List.of()));
    }

    private static Future<PlanImported> left(FoundDay day, String reason) {
        PlanImported.Left left = new PlanImported.Left(day.id(), day.canonical(), day.line(), reason);
        return Future.succeededFuture(new PlanImported(List.of(), List.of(), List.of(), List.of(left)));
    }

    /** Who wants it, for whom, for which year. */
    private record Order(Actor actor, Unit unit, int year) {
        String idFor(String observanceId) {
            return Campaign.idFor(unit.id(), year, observanceId);
        }
    }
}
