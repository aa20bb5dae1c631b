package io.redletter.campaign.target;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Unit;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of targets. Refusals come as failed futures; what an actor may not see is not there for them. */
public final class TargetService {
    private final Platform platform;
    private final TargetStore targets;
    private final UnitTree units;
    private final AuditTrail trail;

    public TargetService(Platform platform, UnitTree units, AuditTrail trail) {
        this.platform = platform;
        this.targets = new TargetStore(platform.mongo());
        this.units = units;
        this.trail = trail;
    }

    /** Makes the indexes. */
    public Future<Void> start() {
        return targets.start();
    }

    public Future<Target> create(Actor actor, NewTarget wanted) {
        return create(actor, Ids.next("target"), wanted);
    }

    /** Sets a target under a given id; the same again gives the one that is there. */
    public Future<Target> create(Actor actor, String id, NewTarget wanted) {
        return writer(actor)
                .compose(v -> unit(actor, "/unitId", wanted.unitId() == null ? actor.unitId() : wanted.unitId()))
                .compose(unit -> owned(actor, wanted.fields()).map(fields -> fresh(actor, id, unit, fields, wanted)))
                .compose(target -> targets.insert(target)
                        .compose(made -> told(actor, "target.created", made))
                        .recover(failure -> same(target, failure)));
    }

    /** Those the actor sees that fit, by plan and line. */
    public Future<List<Target>> list(Actor actor, TargetFilter filter) {
        return units.sight(actor)
                .compose(targets::seenBy)
                .map(all -> all.stream().filter(filter::fits).toList());
    }

    /** The target, or a {@link NotFoundException}. */
    public Future<Target> get(Actor actor, String id) {
        return units.sight(actor).compose(sight -> targets.get(id).map(target -> {
            String owner = target.ownerUnitId();
            if (!sight.sees(target.unitId()) && (owner == null || !sight.sees(owner))) {
                throw new NotFoundException("target", id);
            }
            return target;
        }));
    }

    /**
     * Says something else about a target.
     *
     * @param version the version the change was made on; another one there is refused. Null changes whatever is there
     */
    public Future<Target> change(Actor actor, String id, TargetFields fields, @Nullable Long version) {
        return writable(actor, id)
                .compose(v -> owned(actor, fields))
                .compose(checked -> targets.update(id, found -> {
                    if (version != null && version != found.version()) {
                        throw new ChangedMeanwhileException("target", id, version);
                    }
                    return found.changed(checked);
                }))
                .compose(next -> told(actor, "target.changed", next));
    }

    /** Removes a target; what is known of it stays in the trail. */
    public Future<Void> remove(Actor actor, String id) {
        return writable(actor, id).compose(target -> removed(actor, target));
    }

    /**
     * Removes a target that nobody has changed since it was made; harmless where it is gone.
     *
     * @return fails with a refusal that says what a person has done with it
     */
    public Future<Void> takeBack(Actor actor, String id) {
        return untouched(actor, id)
                .compose(target -> removed(actor, target))
                .recover(failure ->
                        failure instanceof NotFoundException ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    /** Changes nothing; fails with the refusal that {@link #takeBack} would give. */
    public Future<Void> checkTakeBack(Actor actor, String id) {
        return untouched(actor, id)
                .<Void>mapEmpty()
                .recover(failure ->
                        failure instanceof NotFoundException ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Target> untouched(Actor actor, String id) {
        return writable(actor, id)
                .compose(target -> target.version() == 1
                        ? Future.succeededFuture(target)
                        : Future.failedFuture(RefusedException.conflict(
                                "target-changed",
                                "指标「" + target.metric() + "」采纳后有人改过,不再自动撤回;确定不要它,请到指标页删除 "
                                        + "(the target was changed since, remove it on its page)")));
    }

    private Future<Void> removed(Actor actor, Target target) {
        return targets.delete(target)
                .compose(gone -> gone
                        ? told(actor, "target.removed", target).mapEmpty()
                        : Future.failedFuture(new ChangedMeanwhileException("target", target.id(), target.version())));
    }

    private static Future<Void> writer(Actor actor) {
        return Future.succeededFuture().map(v -> {
            actor.require(Permission.CAMPAIGN_WRITE);
            return null;
        });
    }

    private Future<Target> writable(Actor actor, String id) {
        return writer(actor).compose(v -> get(actor, id)).compose(target -> units.within(actor, target.unitId())
                .map(target));
    }

    private Future<TargetFields> owned(Actor actor, TargetFields fields) {
        return Future.succeededFuture().map(v -> fields.checked()).compose(checked -> {
            String owner = checked.ownerUnitId();
            return owner == null
                    ? Future.succeededFuture(checked)
                    : unit(actor, "/ownerUnitId", owner).map(checked);
        });
    }

    private Future<Unit> unit(Actor actor, String pointer, String id) {
        return units.within(actor, id)
                .recover(failure -> Future.failedFuture(
                        failure instanceof NotFoundException
                                ? RefusedException.field(
                                        pointer, "unknown-unit", pointer + ": 没有单位 " + id + " (no such unit)")
                                : failure));
    }

    private Target fresh(Actor actor, String id, Unit unit, TargetFields fields, NewTarget wanted) {
        return new Target(
                id,
                1,
                unit.id(),
                wanted.planId(),
                fields.metric(),
                fields.value(),
                fields.valueMax(),
                fields.comparator(),
                fields.unit(),
                fields.period(),
                fields.ownerUnitId(),
                fields.responsible(),
                fields.firstYear(),
                fields.lastYear(),
                wanted.quote().length() > 1_000 ? wanted.quote().substring(0, 1_000) : wanted.quote(),
                wanted.line(),
                actor.id(),
                platform.clock().instant().truncatedTo(ChronoUnit.MILLIS),
                wanted.demo());
    }

    private Future<Target> same(Target wanted, Throwable failure) {
        return failure instanceof AlreadyThereException
                ? targets.get(wanted.id())
                        .compose(there -> there.saysTheSame(wanted)
                                ? Future.succeededFuture(there)
                                : Future.failedFuture(failure))
                : Future.failedFuture(failure);
    }

    private Future<Target> told(Actor actor, String action, Target target) {
        return trail.append(
                        actor,
                        action,
                        target.id(),
                        target.metric() + " " + target.comparator()
                                + target.value().toPlainString() + target.unit())
                .map(target);
    }
}
