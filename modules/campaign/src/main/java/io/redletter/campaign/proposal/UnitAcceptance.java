package io.redletter.campaign.proposal;

import io.redletter.accounts.AccountService;
import io.redletter.accounts.Actor;
import io.redletter.accounts.NewUnit;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Role;
import io.redletter.accounts.Unit;
import io.redletter.accounts.User;
import io.redletter.campaign.UnitUse;
import io.redletter.campaign.target.TargetFilter;
import io.redletter.campaign.target.TargetService;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A name becomes a unit under the document's unit, or meets the unit of that name that is there. */
final class UnitAcceptance implements Acceptance {
    private static final int MOST_NAMES = 3;

    private final AccountService accounts;
    private final TargetService targets;
    private final UnitUse uses;

    UnitAcceptance(AccountService accounts, TargetService targets, UnitUse uses) {
        this.accounts = accounts;
        this.targets = targets;
        this.uses = uses;
    }

    @Override
    public Future<Void> check(Actor actor, PlanDocument plan, PlanItem item) {
        return there(actor, item)
                .compose(there -> there.isPresent() || actor.may(Permission.ACCOUNTS_WRITE)
                        ? Future.succeededFuture()
                        : whoCan(actor)
                                .compose(who -> Future.failedFuture(new RefusedException(
                                        403,
                                        "permission-missing",
                                        "新建单位「" + item.values().name() + "」要有「"
                                                + Permission.ACCOUNTS_WRITE.words() + "」权限,请" + who
                                                + "来采纳这一条 (making a unit needs the permission "
                                                + Permission.ACCOUNTS_WRITE
                                                + ", ask an administrator)",
                                        null))));
    }

    @Override
    public Future<List<Made>> make(Actor actor, PlanDocument plan, PlanItem item) {
        return there(actor, item)
                .compose(there -> there.isPresent()
                        ? Future.succeededFuture(
                                List.of(made(there.get(), there.get().id().equals(idFor(plan, item)))))
                        : create(actor, plan, item).map(unit -> List.of(made(unit, true))));
    }

    @Override
    public Future<Void> takeBack(Actor actor, Made made) {
        return checkTakeBack(actor, made)
                .compose(v -> accounts.removeUnit(actor, made.id()))
                .recover(failure ->
                        failure instanceof NotFoundException ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    @Override
    public Future<Void> checkTakeBack(Actor actor, Made made) {
        return uses.of(made.id())
                .compose(used -> targets.list(Actor.system("plan"), new TargetFilter(made.id(), null, null, null))
                        .map(owned -> owned.isEmpty() ? used : List.of("指标")))
                .compose(used -> used.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(RefusedException.conflict(
                                "unit-in-use",
                                "单位「" + made.name() + "」下已有" + String.join("、", used)
                                        + ",不能收回 (something hangs on the unit already)")));
    }

    private Future<Optional<Unit>> there(Actor actor, PlanItem item) {
        return accounts.units(actor)
                .map(seen -> new UnitNames(seen).find(item.values().theUnit().name()));
    }

    private Future<Unit> create(Actor actor, PlanDocument plan, PlanItem item) {
        UnitValues values = item.values().theUnit();
        String id = idFor(plan, item);
        return accounts.tree()
                .get(parent(plan, item))
                .compose(above -> accounts.createUnit(
                        actor, id, new NewUnit(values.name(), "", above.id(), above.region(), plan.demo())))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? accounts.tree().get(id)
                        : Future.failedFuture(failure));
    }

    private static String idFor(PlanDocument plan, PlanItem item) {
        return StableId.of("unit", parent(plan, item), item.values().theUnit().name());
    }

    private static String parent(PlanDocument plan, PlanItem item) {
        String chosen = item.values().theUnit().parentId();
        return chosen == null ? plan.unitId() : chosen;
    }

    private static Made made(Unit unit, boolean created) {
        return new Made(Made.UNIT, unit.id(), unit.name(), unit.version(), created);
    }

    /** By name, as far as this person sees them. */
    private Future<String> whoCan(Actor actor) {
        return accounts.users(actor).map(people -> {
            String names = people.stream()
                    .filter(person -> !person.disabled() && person.roles().contains(Role.ADMIN))
                    .map(User::name)
                    .limit(MOST_NAMES)
                    .collect(Collectors.joining("、"));
            return names.isEmpty() ? "系统管理员" : names;
        });
    }
}
