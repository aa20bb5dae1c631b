package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.campaign.target.NewTarget;
import io.redletter.campaign.target.Target;
import io.redletter.campaign.target.TargetFields;
import io.redletter.campaign.target.TargetService;
import io.redletter.platform.AlreadyThereException;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number becomes a target; its owner is looked for in the tree by the name the plan gives. */
final class TargetAcceptance implements Acceptance {
    private final TargetService targets;
    private final UnitTree units;

    TargetAcceptance(TargetService targets, UnitTree units) {
        this.targets = targets;
        this.units = units;
    }

    @Override
    public Future<Void> check(Actor actor, PlanDocument plan, PlanItem item) {
        return wanted(actor, plan, item)
                .map(wanted -> wanted.fields().checked())
                .mapEmpty();
    }

    @Override
    public Future<List<Made>> make(Actor actor, PlanDocument plan, PlanItem item) {
        String id = StableId.of("target", plan.id(), item.key());
        return wanted(actor, plan, item)
                .compose(wanted -> targets.create(actor, id, wanted))
                .recover(failure -> failure instanceof AlreadyThereException
                        ? targets.get(actor, id)
                        : Future.failedFuture(failure))
                .map(target -> List.of(made(target)));
    }

    @Override
    public Future<Void> checkTakeBack(Actor actor, Made made) {
        return targets.checkTakeBack(actor, made.id());
    }

    @Override
    public Future<Void> takeBack(Actor actor, Made made) {
        return targets.takeBack(actor, made.id());
    }

    private static Made made(Target target) {
        return new Made(Made.TARGET, target.id(), target.metric(), target.version(), true);
    }

    private Future<NewTarget> wanted(Actor actor, PlanDocument plan, PlanItem item) {
        TargetValues values = item.values().theTarget();
        return units.visibleTo(actor).map(seen -> {
            TargetFields fields = values.fields(new PlanYears(plan.years()), owner(values, seen));
            return new NewTarget(plan.unitId(), plan.id(), fields, item.quote(), item.line(), plan.demo());
        });
    }

    private static @Nullable String owner(TargetValues values, List<Unit> seen) {
        String chosen = values.ownerUnitId();
        if (chosen != null) {
            return chosen.isEmpty() ? null : chosen;
        }
        return new UnitNames(seen).find(values.lead()).map(Unit::id).orElse(null);
    }
}
