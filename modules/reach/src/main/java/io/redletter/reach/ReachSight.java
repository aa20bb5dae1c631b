package io.redletter.reach;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.NotFoundException;
import io.redletter.reach.count.Remembered;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may read which figures: the permission, and the unit tree. To others a scope does not exist. */
public final class ReachSight {
    private static final int MOST = 20_000;
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final UnitTree units;
    private final Neighbours neighbours;
    private final Remembered<Optional<String>> owners;
    private final Remembered<List<String>> paths;

    ReachSight(Clock clock, UnitTree units, Neighbours neighbours) {
        this.units = units;
        this.neighbours = neighbours;
        this.owners = new Remembered<>(clock, MOST, FRESH);
        this.paths = new Remembered<>(clock, MOST, FRESH);
    }

    /** Succeeds if the actor may read the scope's figures; fails with 403 without the permission, else with 404. */
    public Future<Void> require(Actor actor, Scope scope) {
        return Future.succeededFuture()
                .compose(v -> {
                    actor.require(Permission.REACH_VIEW);
                    return sees(actor, scope);
                })
                .map(sees -> {
                    if (!sees) {
                        throw new NotFoundException("scope", scope.text());
                    }
                    return null;
                });
    }

    /** Whether the scope lies in the actor's unit or below it; a unit sees its own part of another's campaign. */
    Future<Boolean> sees(Actor actor, Scope scope) {
        if (actor.seesEverything()) {
            return Future.succeededFuture(true);
        }
        return ownerOf(scope).compose(owner -> covers(actor, owner)).compose(whole -> {
            boolean ownPart = !whole && scope.isPart() && scope.kind() == ScopeKind.UNIT;
            return ownPart ? covers(actor, Optional.of(scope.id())) : Future.succeededFuture(whole);
        });
    }

    private Future<Optional<String>> ownerOf(Scope scope) {
        Scope whole = new Scope(scope.tag());
        return whole.kind() == ScopeKind.UNIT
                ? Future.succeededFuture(Optional.of(whole.id()))
                : owners.get(whole.text(), () -> neighbours.unitOf(whole.kind(), whole.id()));
    }

    private Future<Boolean> covers(Actor actor, Optional<String> unitId) {
        return unitId.isEmpty()
                ? Future.succeededFuture(false)
                : paths.get(unitId.get(), () -> units.find(unitId.get())
                                .map(unit -> unit.map(found -> found.path()).orElse(List.of())))
                        .map(path -> path.contains(actor.unitId()));
    }
}
