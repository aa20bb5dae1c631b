package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

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
