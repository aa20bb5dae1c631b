package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Permission;
import io.redletter.accounts.Sight;
import io.redletter.accounts.UnitTree;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Ids;
import io.redletter.platform.NotFoundException;
import io.vertx.core.Future;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rules of pushes: {@code planned → armed ⇄ held → firing → finished}, or skipped, cancelled, recalled. Each step is
 * stored by compare-and-set first; the agenda's alarm, the audit line and the bus hint follow. Refusals come as failed
 * futures; what an actor may not see is not there for them.
 */
public final class PushService {
    private final PushStore pushes;
    private final PushPlanning planning;
    private final PushArming arming;
    private final PushEnding ending;
    private final PushWatch watch;
    private final UnitTree units;
    private final Quotas quotas;

    PushService(
            PushStore pushes,
            PushPlanning planning,
            PushArming arming,
            PushEnding ending,
            PushWatch watch,
            UnitTree units,
            Quotas quotas) {
        this.pushes = pushes;
        this.planning = planning;
        this.arming = arming;
        this.ending = ending;
        this.watch = watch;
        this.units = units;
        this.quotas = quotas;
    }

    public Future<PushAnswer> plan(Actor actor, NewPush wanted) {
        return plan(actor, Ids.next("push"), wanted);
    }

    /** Plans a push under a given id; the same again by the same actor gives the one that is there. */
    public Future<PushAnswer> plan(Actor actor, String id, NewPush wanted) {
        return permitted(actor)
                .compose(sight -> planning.plan(actor, sight, id, wanted))
                .compose(planning::answer);
    }

    /**
     * Moves a push that has not left to a fixed date, where it stays when its campaign moves; an armed one stays armed and is
     * checked again for its new time.
     *
     * @param zone an IANA zone; null keeps the push's
     * @param version the version the move was made on; null for whatever is there
     */
    public Future<PushAnswer> move(
            Actor actor, String id, LocalDateTime local, @Nullable String zone, @Nullable Long version) {
        return move(actor, id, new PushMove(local, null, zone, version, null));
    }

    /** The same, also to a time that hangs on its campaign's dates, and beyond a quota for a reason. */
    public Future<PushAnswer> move(Actor actor, String id, PushMove move) {
        return permitted(actor)
                .compose(sight -> visible(sight, id).compose(push -> moved(actor, sight, push, move)))
                .compose(planning::answer);
    }

    /**
     * Lets a planned or held push leave at its time. Refused where its work is not approved, changed since, not released
     * by then, where its time has passed, its campaign is cancelled, or a channel is unknown, disabled or unfit.
     */
    public Future<PushAnswer> arm(Actor actor, String id) {
        return arm(actor, id, null);
    }

    /** The same, beyond a channel's quota where a reason is given. */
    public Future<PushAnswer> arm(Actor actor, String id, @Nullable String overQuota) {
        return permitted(actor)
                .compose(sight -> visible(sight, id).compose(push -> armed(actor, sight, push, overQuota)))
                .compose(planning::answer);
    }

    /** Stops an armed push until it is resumed. */
    public Future<Push> hold(Actor actor, String id, String reason) {
        return step(actor, id, "push.held", reason, push -> {
            if (push.stateWord() == PushState.HELD) {
                return push;
            }
            PushRules.in(push, PushState.ARMED);
            return push.in(PushState.HELD, reason);
        });
    }

    /** Lets a held push leave again; the same checks as for arming. */
    public Future<PushAnswer> resume(Actor actor, String id) {
        return arm(actor, id);
    }

    /**
     * Lets a push that waits for a person leave at once, at a fixed time from now on: the answer to a late policy that asks.
     * The same checks as for arming; refused with {@code day-over} where it was bound to a day that is over.
     */
    public Future<PushAnswer> sendNow(Actor actor, String id, @Nullable String overQuota) {
        return permitted(actor)
                .compose(sight -> visible(sight, id).compose(push -> {
                    PushRules.in(push, PushState.PLANNED, PushState.HELD);
                    Push next = arming.now(push);
                    String detail = push.local() + " → " + next.local() + " " + next.zone();
                    return arming.sealFor(next, sight)
                            .map(hash -> push.armedAt(PushArming.timeOf(next), hash))
                            .compose(armed -> quotas.take(actor, armed, overQuota)
                                    .compose(v -> pushes.replace(push, armed))
                                    .compose(stored -> watch.changed(actor, "push.sent-now", push, stored, detail)));
                }))
                .compose(planning::answer);
    }

    /** Leaves a push out for good, with who said so and why. */
    public Future<Push> skip(Actor actor, String id, String reason) {
        return step(actor, id, "push.skipped", reason, push -> {
            if (push.stateWord() == PushState.SKIPPED) {
                return push;
            }
            PushRules.open(push);
            return push.over(
                    "skipped: 由" + actor.name() + "决定不发：" + reason + " (left out by a person)", arming.instant());
        });
    }

    /** Takes a push back before it leaves; refused with {@code push-firing} once it is leaving. */
    public Future<Push> cancel(Actor actor, String id, String reason) {
        return step(actor, id, "push.cancelled", reason, push -> {
            if (push.stateWord() == PushState.CANCELLED) {
                return push;
            }
            PushRules.open(push);
            return push.in(PushState.CANCELLED, reason);
        });
    }

    /** The push, or empty where there is none that this actor sees. */
    public Future<Optional<Push>> find(Actor actor, String id) {
        return units.sight(actor)
                .compose(sight -> pushes.find(id).map(found -> found.filter(push -> sight.sees(push.unitId()))));
    }

    /** The push and its warnings, or a {@link NotFoundException}. */
    public Future<PushAnswer> get(Actor actor, String id) {
        return units.sight(actor).compose(sight -> visible(sight, id)).compose(planning::answer);
    }

    /** The pushes the actor sees, the soonest first. */
    public Future<List<Push>> list(Actor actor, PushFilter filter) {
        return units.sight(actor).compose(sight -> pushes.list(sight, filter));
    }

    /** The pushes as the agenda claims them. */
    public PushLaneDocuments pushes() {
        return ending.documents();
    }

    /**
     * Ends the firing of a push; only its owner can, by the fence. Repeating it is harmless.
     *
     * @param fence the version the claim gave
     * @param state finished, skipped, or held where a person is to decide
     * @param reason why it was not sent; null for a finished one
     * @return fails with {@link ChangedMeanwhileException} where the fence is lost
     */
    public Future<Push> finish(String pushId, long fence, PushState state, @Nullable String reason) {
        return ending.finish(pushId, fence, state, reason);
    }

    /** The same for a push as it was claimed: its version is the fence. Many that end at once are written together. */
    public Future<Push> finish(Push push, PushState state, @Nullable String reason) {
        return ending.finish(push, state, reason);
    }

    /** Notes that a finished push was taken back at its channels. */
    public Future<Push> recalled(Actor actor, String id, String reason) {
        return permitted(actor).compose(sight -> visible(sight, id)).compose(v -> ending.recalled(actor, id, reason));
    }

    private Future<Push> moved(Actor actor, Sight sight, Push push, PushMove move) {
        Long version = move.version();
        if (version != null && version != push.version()) {
            throw new ChangedMeanwhileException("push", push.id(), version);
        }
        PushRules.open(push);
        String zone = move.zone() == null ? push.zone() : move.zone();
        return planning.campaignOf(push)
                .map(campaign ->
                        push.at(PushPlanning.time(move.local(), move.relative(), zone, campaign), move.relative()))
                .compose(next -> moved(actor, sight, push, next, move.overQuota()));
    }

    private Future<Push> moved(Actor actor, Sight sight, Push push, Push next, @Nullable String overQuota) {
        String detail = push.local() + " → " + next.local() + " " + next.zone();
        Future<?> fit = push.stateWord() == PushState.ARMED
                ? arming.sealFor(next, sight).map(hash -> PushRules.sameHash(next, hash))
                : Future.succeededFuture();
        return fit.compose(v -> quotas.take(actor, next, overQuota))
                .compose(v -> pushes.replace(push, next))
                .compose(stored -> watch.changed(actor, "push.moved", push, stored, detail));
    }

    private Future<Push> armed(Actor actor, Sight sight, Push push, @Nullable String overQuota) {
        if (push.stateWord() == PushState.ARMED) {
            return Future.succeededFuture(push);
        }
        PushRules.in(push, PushState.PLANNED, PushState.HELD);
        String action = push.stateWord() == PushState.HELD ? "push.resumed" : "push.armed";
        return arming.sealFor(push, sight)
                .map(push::armed)
                .compose(next -> quotas.take(actor, next, overQuota).compose(v -> pushes.replace(push, next)))
                .compose(stored -> watch.changed(actor, action, push, stored, stored.local() + " " + stored.zone()));
    }

    private Future<Push> step(Actor actor, String id, String action, String reason, UnaryOperator<Push> change) {
        return permitted(actor).compose(sight -> visible(sight, id)).compose(push -> {
            Push next = change.apply(push);
            return next.version() == push.version()
                    ? Future.succeededFuture(push)
                    : pushes.replace(push, next).compose(stored -> watch.changed(actor, action, push, stored, reason));
        });
    }

    private Future<Sight> permitted(Actor actor) {
        return Future.succeededFuture().compose(v -> {
            actor.require(Permission.PUSH_WRITE);
            return units.sight(actor);
        });
    }

    private Future<Push> visible(Sight sight, String id) {
        return pushes.find(id).map(found -> found.filter(push -> sight.sees(push.unitId()))
                .orElseThrow(() -> new NotFoundException("push", id)));
    }
}
