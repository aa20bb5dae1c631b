package io.redletter.accounts;

import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.Ids;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds units to the tree. */
final class UnitService {
    private final AccountRules rules;
    private final UnitTree tree;
    private final AuditTrail trail;

    UnitService(AccountRules rules, UnitTree tree, AuditTrail trail) {
        this.rules = rules;
        this.tree = tree;
        this.trail = trail;
    }

    Future<Unit> create(Actor actor, String id, NewUnit wanted) {
        return Future.succeededFuture()
                .map(v -> permitted(actor, wanted))
                .compose(checked -> pathAbove(checked.parentId()).map(above -> unit(id, checked, above)))
                .compose(unit -> tree.insert(unit).recover(failure -> sameUnit(unit, failure)))
                .compose(unit -> trail.append(actor, "unit.created", unit.id(), unit.name())
                        .map(unit));
    }

    /** Removes a unit under which nothing stands; whether people are in it is asked by the caller. */
    Future<Void> remove(Actor actor, Unit unit) {
        return tree.hasBelow(unit.id())
                .compose(below -> below
                        ? Future.failedFuture(inUse(unit, "下级单位 (units)"))
                        : tree.delete(unit).mapEmpty())
                .compose(v -> trail.append(actor, "unit.removed", unit.id(), unit.name()));
    }

    static RefusedException inUse(Unit unit, String what) {
        return RefusedException.conflict(
                "unit-in-use",
                "单位「" + unit.name() + "」下已有" + what.replaceAll(" \\(.*", "") + ",不能删除 (the unit has "
                        + what.replaceAll(".*\\(|\\)", "") + ")");
    }

    /** The unit a field names, or a refusal that points at the field. */
    Future<Unit> named(String pointer, String id) {
        return tree.find(id).map(found -> found.orElseThrow(() -> AccountRules.unknownUnit(pointer, id)));
    }

    /** The first unit there is; makes one in an empty installation. */
    Future<Unit> anyRoot(Actor installer) {
        return tree.visibleTo(installer)
                .compose(all -> all.isEmpty()
                        ? create(installer, Ids.next("unit"), new NewUnit("本单位", "Our unit", null, "", false))
                        : Future.succeededFuture(all.get(0)));
    }

    private NewUnit permitted(Actor actor, NewUnit wanted) {
        actor.require(Permission.ACCOUNTS_WRITE);
        return rules.checked(wanted);
    }

    private Future<List<String>> pathAbove(@Nullable String parent) {
        return parent == null
                ? Future.succeededFuture(List.of())
                : named("/parentId", parent).map(AccountRules::pathWithRoom);
    }

    private static Unit unit(String id, NewUnit wanted, List<String> above) {
        List<String> path = Stream.concat(above.stream(), Stream.of(id)).toList();
        return new Unit(id, 1, wanted.name(), wanted.nameEn(), wanted.parentId(), path, wanted.region(), wanted.demo());
    }

    private Future<Unit> sameUnit(Unit wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? tree.get(wanted.id())
                        .compose(there -> Objects.equals(there, wanted)
                                ? Future.succeededFuture(there)
                                : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }
}
