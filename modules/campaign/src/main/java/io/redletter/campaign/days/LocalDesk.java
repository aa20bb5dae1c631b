package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;

/** The days that units add for themselves or hide, for who plans in that unit or above it. */
final class LocalDesk {
    private static final int MOST_OF_A_UNIT = 500;

    private final DayStores stores;
    private final UnitTree units;
    private final Clock clock;
    private final DayWatch watch;

    LocalDesk(DayStores stores, UnitTree units, Clock clock, DayWatch watch) {
        this.stores = stores;
        this.units = units;
        this.clock = clock;
        this.watch = watch;
    }

    static String nextId() {
        return LocalDay.PREFIX + Ids.next();
    }

    Future<LocalDay> add(Actor actor, String id, String unitId, LocalDayText text, DayPages pages) {
        return allowed(actor, unitId)
                .map(unit -> fresh(actor, id, unit, text.checked(pages.file()), pages))
                .compose(day -> stores.locals()
                        .insert(day)
                        .compose(made -> watch.told(
                                actor, "local-day.added", made.id(), made.text().name(), made))
                        .recover(failure -> same(day, failure)));
    }

    Future<LocalDay> change(Actor actor, String id, long version, LocalDayText text, DayPages pages) {
        return step(actor, id, version, "local-day.changed", found -> {
            LocalDayText checked = text.checked(pages.file());
            return found.text().equals(checked) ? found : found.with(checked, now());
        });
    }

    Future<LocalDay> remove(Actor actor, String id, long version) {
        return step(actor, id, version, "local-day.removed", found -> found.gone(now()));
    }

    Future<LocalDay> undo(Actor actor, String id, long version) {
        return step(actor, id, version, "local-day.undone", found -> found.undone(now()));
    }

    Future<Void> hide(Actor actor, String unitId, String observanceId, DayPages pages) {
        return allowed(actor, unitId)
                .map(unit -> {
                    if (pages.of(unit).find(observanceId).isEmpty()) {
                        throw new NotFoundException("day", observanceId);
                    }
                    return new HiddenDay(
                            HiddenDay.idOf(unitId, observanceId), 1, unitId, observanceId, actor.id(), now());
                })
                .compose(hidden -> stores.hidden()
                        .insert(hidden)
                        .compose(made -> watch.told(actor, "day.hidden", observanceId, unitId, made))
                        .recover(failure -> failure instanceof AlreadyThereException
                                ? Future.succeededFuture(hidden)
                                : Future.failedFuture(failure)))
                .mapEmpty();
    }

    Future<Void> show(Actor actor, String unitId, String observanceId) {
        return allowed(actor, unitId)
                .compose(v -> stores.hidden().find(HiddenDay.idOf(unitId, observanceId)))
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : stores.hidden()
                                .delete(found.get())
                                .compose(gone -> watch.told(actor, "day.shown", observanceId, unitId, gone)))
                .mapEmpty();
    }

    private Future<LocalDay> step(Actor actor, String id, long version, String action, UnaryOperator<LocalDay> change) {
        return stores.locals()
                .get(id)
                .compose(found -> allowed(actor, found.unitId()).map(found))
                .compose(found -> {
                    if (found.version() != version) {
                        throw new ChangedMeanwhileException("local day", id, version);
                    }
                    LocalDay next = change.apply(found);
                    return next.version() == found.version()
                            ? Future.succeededFuture(found)
                            : stores.locals()
                                    .replace(found, next)
                                    .compose(stored -> watch.told(
                                            actor,
                                            action,
                                            stored.id(),
                                            stored.text().name(),
                                            stored));
                });
    }

    private LocalDay fresh(Actor actor, String id, Unit unit, LocalDayText text, DayPages pages) {
        if (!id.matches(LocalDay.PREFIX + "[a-z0-9]{8,60}")) {
            throw new IllegalArgumentException("local day " + id + ": (expected: local- and letters or digits)");
        }
        if (pages.locals(List.of(unit.id())).size() >= MOST_OF_A_UNIT) {
            throw RefusedException.conflict(
                    "too-many-days",
                    "unit " + unit.id() + ": 自设的日子已有 " + MOST_OF_A_UNIT + " 个 (expected: at most as many)");
        }
        Instant now = now();
        return new LocalDay(id, 1, unit.id(), text, null, false, actor.id(), now, now, unit.demo());
    }

    private Future<LocalDay> same(LocalDay wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? stores.locals()
                        .get(wanted.id())
                        .compose(there -> there.unitId().equals(wanted.unitId())
                                        && there.createdBy().equals(wanted.createdBy())
                                ? Future.succeededFuture(there)
                                : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private Future<Unit> allowed(Actor actor, String unitId) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return units.within(actor, unitId);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
