package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who may do what to which work: the permission, and the unit the work belongs to. */
final class Sights {
    private final UnitTree units;
    private final WorkStore store;

    Sights(UnitTree units, WorkStore store) {
        this.units = units;
        this.store = store;
    }

    /** Goes on if the actor has the permission; a refusal is a failed future. */
    <T> Future<T> allowed(Actor actor, Permission permission, Supplier<Future<T>> deed) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return deed.get();
        });
    }

    /** Goes on if the actor has the permission and sees the unit; to others the work does not exist. */
    <T> Future<T> allowed(Actor actor, Permission permission, String workId, Supplier<Future<T>> deed) {
        return allowed(actor, permission, () -> get(actor, workId).compose(work -> deed.get()));
    }

    /** The unit that a new work speaks for: the actor's own where none is named, else theirs or one below. */
    Future<String> speaker(Actor actor, @Nullable String unitId) {
        return unitId == null || unitId.equals(actor.unitId())
                ? Future.succeededFuture(actor.unitId())
                : units.within(actor, unitId)
                        .map(Unit::id)
                        .recover(failure -> Future.failedFuture(
                                failure instanceof NotFoundException
                                        ? RefusedException.field(
                                                "/unitId",
                                                "unknown-unit",
                                                "/unitId: 没有单位 " + unitId + " (no such unit)")
                                        : failure));
    }

    /** The work as this actor may see it. */
    Future<Work> get(Actor actor, String workId) {
        return store.works().get(workId).compose(work -> units.sight(actor).map(sight -> {
            if (!sight.sees(work.unitId())) {
                throw new NotFoundException("work", workId);
            }
            return work;
        }));
    }

    Future<List<Work>> list(Actor actor, WorkFilter filter, int limit) {
        return units.sight(actor).compose(sight -> store.list(filter, sight.filter("unitId"), limit));
    }
}
