package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.cascade.CascadeGround;
import io.redletter.campaign.task.Task;
import io.redletter.campaign.task.TaskService;
import io.redletter.content.ContentService;
import io.redletter.content.Work;
import io.redletter.content.WorkFilter;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What cascades read and move, over the stores of this capability and of content. */
final class CascadeParts implements CascadeGround {
    private static final int WORKS = 500;

    private final Stores stores;
    private final CampaignWatch watch;
    private final PushShift pushes;
    private final TaskService tasks;
    private final ContentService works;
    private final UnitTree units;
    private final InstantSource clock;

    /** The stores it looks into. */
    record Stores(CampaignStore campaigns, PushStore pushes) {}

    CascadeParts(
            Stores stores,
            CampaignWatch watch,
            PushShift pushes,
            TaskService tasks,
            ContentService works,
            UnitTree units,
            InstantSource clock) {
        this.stores = stores;
        this.watch = watch;
        this.pushes = pushes;
        this.tasks = tasks;
        this.works = works;
        this.units = units;
        this.clock = clock;
    }

    @Override
    public void checkDates(LocalDate start, LocalDate end) {
        CampaignDates.checkLength(start, end);
    }

    @Override
    public Future<List<Campaign>> onDays(Sight sight, Set<String> observanceIds, int year) {
        return stores.campaigns().onDays(sight, observanceIds, year);
    }

    @Override
    public Future<Optional<Campaign>> campaign(String id) {
        return stores.campaigns().find(id);
    }

    @Override
    public Future<List<Campaign>> between(String unitId, LocalDate first, LocalDate last) {
        return stores.campaigns().between(unitId, first, last);
    }

    @Override
    public Future<Optional<Unit>> unit(String id) {
        return units.find(id);
    }

    @Override
    public Future<List<Push>> pushes(String campaignId) {
        return stores.pushes().list(Sight.all(), PushFilter.ofCampaign(campaignId));
    }

    @Override
    public Future<List<Push>> pushesOfWork(String workId) {
        return stores.pushes()
                .list(Sight.all(), PushFilter.ofWork(workId).in(PushState.PLANNED, PushState.ARMED, PushState.HELD));
    }

    @Override
    public Future<List<Push>> sameHour(Push push, PushTime time) {
        return stores.pushes().sameHour(push, time.due());
    }

    @Override
    public Future<Optional<Push>> push(String id) {
        return stores.pushes().find(id);
    }

    @Override
    public Future<List<Task>> tasks(String campaignId) {
        return tasks.all(campaignId);
    }

    @Override
    public Future<Optional<Task>> task(String id) {
        return tasks.find(id);
    }

    @Override
    public Future<Optional<Work>> work(String id) {
        return works.find(id);
    }

    @Override
    public Future<List<Work>> works(String campaignId) {
        return works.list(new WorkFilter(campaignId, null, null), WORKS);
    }

    @Override
    public Future<Campaign> moveCampaign(
            Actor actor, Campaign expected, LocalDate start, LocalDate end, boolean follows) {
        return stores.campaigns()
                .replace(expected, expected.on(start, end, follows, clock.instant()))
                .compose(next -> watch.told(
                        actor,
                        "campaign.moved",
                        next,
                        expected.start() + "/" + expected.end() + " → " + next.start() + "/" + next.end()));
    }

    @Override
    public Future<Campaign> turnCampaign(Actor actor, Campaign expected, CampaignState wish, String reason) {
        boolean cancelled = wish == CampaignState.CANCELLED;
        Campaign next = expected.in(wish);
        return stores.campaigns()
                .replace(expected, cancelled ? next : next.begun(clock.instant()))
                .compose(stored ->
                        watch.told(actor, cancelled ? "campaign.cancelled" : "campaign.restored", stored, reason));
    }

    @Override
    public Future<Push> movePush(
            Actor actor,
            Push expected,
            PushTime time,
            PushState wish,
            @Nullable String reason,
            @Nullable String overQuota) {
        return pushes.to(actor, expected, new PushShift.Wish(time, wish, reason, overQuota));
    }

    @Override
    public Future<Task> moveTask(Actor actor, Task expected, LocalDate to) {
        return tasks.move(actor, expected, to);
    }

    @Override
    public Future<Task> turnTask(Actor actor, Task expected, boolean open) {
        return tasks.turn(actor, expected, open);
    }

    @Override
    public Future<Work> moveRelease(Actor actor, Work expected, Instant to) {
        return works.moveRelease(actor, expected, to);
    }
}
