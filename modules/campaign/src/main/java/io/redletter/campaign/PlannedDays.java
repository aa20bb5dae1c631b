package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.days.DayBook;
import io.redletter.campaign.task.TaskService;
import io.redletter.content.ContentService;
import io.redletter.content.WorkFilter;
import io.redletter.observance.Almanac;
import io.redletter.observance.ObservedDate;
import io.redletter.observance.Status;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Begins the campaign that a plan document asks for, and takes it back again. The campaign's id is made of unit, year and
 * day: the same day agreed to twice, or named by two documents, meets the campaign that is there.
 */
public final class PlannedDays {
    private static final int LONGEST_GOAL = 1_000;

    private final Platform platform;
    private final CampaignStore campaigns;
    private final PushStore pushes;
    private final ContentService works;
    private final TaskService tasks;
    private final DayBook days;
    private final UnitTree units;
    private final CampaignWatch watch;

    /** What it stands on. */
    record Ground(CampaignStore campaigns, PushStore pushes, ContentService works, TaskService tasks, DayBook days) {}

    PlannedDays(Platform platform, Ground ground, UnitTree units, CampaignWatch watch) {
        this.platform = platform;
        this.campaigns = ground.campaigns();
        this.pushes = ground.pushes();
        this.works = ground.works();
        this.tasks = ground.tasks();
        this.days = ground.days();
        this.units = units;
        this.watch = watch;
    }

    /** Changes nothing; fails with the refusal that {@link #begin} would give for want of a date. */
    public Future<Void> check(Actor actor, PlannedDay wanted) {
        return unit(actor, wanted).map(unit -> fresh(actor, wanted, unit)).mapEmpty();
    }

    /**
     * Begins the campaign with its standard tasks, or gives the one that is there.
     *
     * @return fails with 422 at {@code /dates/start} where no date is known, and with 409 where its campaign was cancelled
     */
    public Future<Campaign> begin(Actor actor, PlannedDay wanted) {
        return unit(actor, wanted)
                .map(unit -> fresh(actor, wanted, unit))
                .compose(campaign -> there(campaign, wanted.year())
                        .compose(known -> known.isPresent()
                                ? Future.succeededFuture(open(known.get()))
                                : insert(actor, campaign)))
                .compose(campaign -> madeBy(campaign, wanted.planId())
                        ? tasks.standard(actor, campaign).map(campaign)
                        : Future.succeededFuture(campaign));
    }

    /** Whether this document's day is why the campaign is there. */
    public static boolean madeBy(Campaign campaign, String planId) {
        return campaign.tags().contains(PlannedDay.planTag(planId));
    }

    /**
     * Removes a campaign that a plan asked for, if nothing was done with it since; harmless where it is gone.
     *
     * @param version the version it had when it was begun
     * @return fails with a refusal that says what hangs on it
     */
    public Future<Void> takeBack(Actor actor, String id, long version) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.CAMPAIGN_WRITE);
                    return campaigns.find(id);
                })
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : takeBack(actor, found.get(), version));
    }

    /** Changes nothing; fails with the refusal that {@link #takeBack} would give. */
    public Future<Void> checkTakeBack(Actor actor, String id, long version) {
        return campaigns
                .find(id)
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : idle(actor, found.get(), version));
    }

    private Future<Void> idle(Actor actor, Campaign found, long version) {
        return units.within(actor, found.unitId())
                .compose(unit -> untouched(found, version))
                .compose(v -> free(found));
    }

    private Future<Void> takeBack(Actor actor, Campaign found, long version) {
        return idle(actor, found, version)
                .compose(v -> shut(found))
                .compose(shut -> free(shut)
                        .recover(late ->
                                campaigns.replace(shut, shut.in(found.state())).compose(v -> Future.failedFuture(late)))
                        .compose(v -> campaigns.delete(shut)))
                .compose(v -> tasks.removeAll(actor, found.id()))
                .compose(gone -> watch.told(actor, "campaign.taken-back", found, "撤销采纳,收回 " + found.name()))
                .mapEmpty();
    }

    /** Cancelled first, so that nobody plans in it between the look and the removal. */
    private Future<Campaign> shut(Campaign found) {
        return found.state() == CampaignState.CANCELLED
                ? Future.succeededFuture(found)
                : campaigns.replace(found, found.in(CampaignState.CANCELLED));
    }

    /** The calendar moves a campaign on by itself; anything else that raised its version was a person. */
    private static Future<Void> untouched(Campaign found, long version) {
        long byCalendar =
                switch (found.state()) {
                    case PLANNED -> 0;
                    case RUNNING -> 1;
                    case FINISHED, CANCELLED -> 2;
                };
        return found.version() - version <= byCalendar
                ? Future.succeededFuture()
                : Future.failedFuture(RefusedException.conflict(
                        "campaign-changed",
                        "活动「" + found.name() + "」采纳后有人改过,不再自动收回;确定不办,请到活动页取消 "
                                + "(the campaign was changed since, cancel it on its page)"));
    }

    private Future<Void> free(Campaign campaign) {
        return pushes.list(Sight.all(), PushFilter.ofCampaign(campaign.id()))
                .compose(planned -> works.list(
                                Actor.system("plan"), new WorkFilter(campaign.id(), null, null), PushFilter.MOST)
                        .map(written -> {
                            List<String> hanging = new ArrayList<>();
                            count(hanging, planned.size(), "个推送");
                            count(hanging, written.size(), "件作品");
                            return hanging;
                        }))
                .map(hanging -> {
                    if (!hanging.isEmpty()) {
                        throw RefusedException.conflict(
                                "campaign-in-use",
                                "活动「" + campaign.name() + "」上已有 " + String.join("、", hanging)
                                        + ",不能自动收回;确定不办,请到活动页取消 (works or pushes hang on the campaign, cancel it on its page)");
                    }
                    return null;
                })
                .compose(v -> tasks.requireUntouched(campaign.id()));
    }

    private static void count(List<String> hanging, int number, String what) {
        if (number > 0) {
            hanging.add(number + " " + what);
        }
    }

    private Future<Unit> unit(Actor actor, PlannedDay wanted) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            CampaignDates.checkYear(wanted.year(), "/years");
            return CampaignService.unit(units, actor, wanted.unitId());
        });
    }

    private Future<Optional<Campaign>> there(Campaign wanted, int year) {
        String day = wanted.observanceId();
        return day == null
                ? campaigns.find(wanted.id())
                : campaigns.ofDay(wanted.unitId(), day, year).map(known -> known.stream()
                        .filter(one -> one.state() != CampaignState.CANCELLED)
                        .findFirst()
                        .or(() -> known.stream().findFirst()));
    }

    private static Campaign open(Campaign there) {
        if (there.state() == CampaignState.CANCELLED) {
            throw RefusedException.conflict(
                    "campaign-cancelled",
                    "活动「" + there.name() + "」已取消,没有恢复;要办请另建活动 (its campaign was cancelled and stays so)");
        }
        return there;
    }

    private Future<Campaign> insert(Actor actor, Campaign wanted) {
        return campaigns
                .insert(wanted)
                .compose(made -> watch.told(actor, "campaign.created", made, "按方案建立 " + made.name()))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? campaigns.get(wanted.id()).map(PlannedDays::open)
                        : Future.failedFuture(failure));
    }

    private Campaign fresh(Actor actor, PlannedDay wanted, Unit unit) {
        LocalDate given = wanted.start();
        Optional<ObservedDate> known = date(wanted, unit);
        if (given == null && known.isEmpty()) {
            throw RefusedException.field(
                    "/dates/start",
                    "undated-observance",
                    "/dates/start: " + wanted.year() + " 年没有确定的日期,请先填写日期再采纳 (no date is known, give one first)");
        }
        LocalDate start = given == null ? known.orElseThrow().start() : given;
        LocalDate last = wanted.end();
        LocalDate end = given == null ? known.orElseThrow().end() : last == null ? given : last;
        CampaignDates.checkLength(start, end);
        String called = wanted.name();
        String name = called == null ? known.map(ObservedDate::name).orElse("活动") + " " + wanted.year() : called;
        Instant now = platform.clock().instant();
        return new Campaign(
                        Campaign.idFor(unit.id(), wanted.year(), key(wanted, name)),
                        1,
                        name.length() > 100 ? name.substring(0, 100) : name,
                        wanted.observanceId(),
                        start,
                        end,
                        PushTime.STANDARD_ZONE,
                        unit.id(),
                        wanted.goal().length() > LONGEST_GOAL
                                ? wanted.goal().substring(0, LONGEST_GOAL)
                                : wanted.goal(),
                        CampaignState.PLANNED,
                        given == null ? Campaign.PLAN : Campaign.PLAN_EDITED,
                        given == null,
                        actor.id(),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        unit.demo(),
                        tags(wanted))
                .begun(now);
    }

    private static String key(PlannedDay wanted, String name) {
        String day = wanted.observanceId();
        return day == null ? "name:" + name : day;
    }

    private static List<String> tags(PlannedDay wanted) {
        List<String> tags = new ArrayList<>();
        tags.add(PlannedDay.planTag(wanted.planId()));
        tags.addAll(wanted.tags());
        return tags;
    }

    private Optional<ObservedDate> date(PlannedDay wanted, Unit unit) {
        String id = wanted.observanceId();
        if (id == null) {
            return Optional.empty();
        }
        Almanac almanac = days.almanac(unit);
        if (almanac.find(id).isEmpty()) {
            throw RefusedException.field(
                    "/observanceId",
                    "unknown-observance",
                    "/observanceId: 日历里没有 " + id + " (no such day in the almanac)");
        }
        List<ObservedDate> dates = almanac.resolve(id, wanted.year(), unit.region());
        return dates.stream().filter(date -> date.status() != Status.CANCELLED).findFirst();
    }
}
