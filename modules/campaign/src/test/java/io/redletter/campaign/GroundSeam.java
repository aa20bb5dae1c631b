package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.accounts.Unit;
import io.redletter.campaign.cascade.CascadeGround;
import io.redletter.campaign.task.Task;
import io.redletter.content.Work;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The ground of cascades with a place to break in: before and after every write. */
abstract class GroundSeam implements CascadeGround {
    private final CascadeGround real;

    GroundSeam(CascadeGround real) {
        this.real = real;
    }

    abstract <T> Future<T> written(Supplier<Future<T>> write);

    <T> Future<T> read(Supplier<Future<T>> read) {
        return read.get();
    }

    @Override
    public void checkDates(LocalDate start, LocalDate end) {
        real.checkDates(start, end);
    }

    @Override
    public Future<List<Campaign>> onDays(Sight sight, Set<String> observanceIds, int year) {
        return read(() -> real.onDays(sight, observanceIds, year));
    }

    @Override
    public Future<Optional<Campaign>> campaign(String id) {
        return read(() -> real.campaign(id));
    }

    @Override
    public Future<List<Campaign>> between(String unitId, LocalDate first, LocalDate last) {
        return read(() -> real.between(unitId, first, last));
    }

    @Override
    public Future<Optional<Unit>> unit(String id) {
        return read(() -> real.unit(id));
    }

    @Override
    public Future<List<Push>> pushes(String campaignId) {
        return read(() -> real.pushes(campaignId));
    }

    @Override
    public Future<List<Push>> pushesOfWork(String workId) {
        return read(() -> real.pushesOfWork(workId));
    }

    @Override
    public Future<List<Push>> sameHour(Push push, PushTime time) {
        return read(() -> real.sameHour(push, time));
    }

    @Override
    public Future<Optional<Push>> push(String id) {
        return read(() -> real.push(id));
    }

    @Override
    public Future<List<Task>> tasks(String campaignId) {
        return read(() -> real.tasks(campaignId));
    }

    @Override
    public Future<Optional<Task>> task(String id) {
        return read(() -> real.task(id));
    }

    @Override
    public Future<Optional<Work>> work(String id) {
        return read(() -> real.work(id));
    }

    @Override
    public Future<List<Work>> works(String campaignId) {
        return read(() -> real.works(campaignId));
    }

    @Override
    public Future<Campaign> moveCampaign(
            Actor actor, Campaign expected, LocalDate start, LocalDate end, boolean follows) {
        return written(() -> real.moveCampaign(actor, expected, start, end, follows));
    }

    @Override
    public Future<Campaign> turnCampaign(Actor actor, Campaign expected, CampaignState wish, String reason) {
        return written(() -> real.turnCampaign(actor, expected, wish, reason));
    }

    @Override
    public Future<Push> movePush(
            Actor actor, Push expected, PushTime time, PushState wish, String reason, String overQuota) {
        return written(() -> real.movePush(actor, expected, time, wish, reason, overQuota));
    }

    @Override
    public Future<Task> moveTask(Actor actor, Task expected, LocalDate to) {
        return written(() -> real.moveTask(actor, expected, to));
    }

    @Override
    public Future<Task> turnTask(Actor actor, Task expected, boolean open) {
        return written(() -> real.turnTask(actor, expected, open));
    }

    @Override
    public Future<Work> moveRelease(Actor actor, Work expected, Instant to) {
        return written(() -> real.moveRelease(actor, expected, to));
    }
}
