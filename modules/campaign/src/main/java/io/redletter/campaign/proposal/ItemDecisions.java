package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * People's decisions. An acceptance is claimed by compare-and-set, then made, then closed; one that broke off between is
 * shown as unfinished, and accepting again goes on, for whatever is made has an id that is a function of the item.
 */
final class ItemDecisions {
    private final Clock clock;
    private final PlanItemStore items;
    private final AuditTrail trail;
    private final Map<ItemKind, Acceptance> acceptances;

    ItemDecisions(Clock clock, PlanItemStore items, AuditTrail trail, Map<ItemKind, Acceptance> acceptances) {
        this.clock = clock;
        this.items = items;
        this.trail = trail;
        this.acceptances = Map.copyOf(acceptances);
    }

    Future<PlanItem> accept(Actor actor, PlanDocument plan, PlanItem item) {
        if (item.decision() == Decision.ACCEPTED && !item.unfinished()) {
            return Future.succeededFuture(item);
        }
        Acceptance acceptance = acceptance(item);
        return acceptance
                .check(actor, plan, item)
                .compose(v -> items.update(item.id(), found -> claimed(actor, found, item)))
                .compose(claimed -> claimed.unfinished()
                        ? acceptance
                                .make(actor, plan, claimed)
                                .recover(failure -> released(claimed).compose(v -> Future.failedFuture(failure)))
                                .compose(made -> closed(actor, claimed, made))
                        : Future.succeededFuture(claimed));
    }

    Future<AcceptedAll> acceptAll(Actor actor, PlanDocument plan, List<PlanItem> open) {
        List<PlanItem> accepted = new ArrayList<>();
        List<AcceptedAll.Left> left = new ArrayList<>();
        Future<Void> done = Future.succeededFuture();
        for (PlanItem item : open) {
            done = done.compose(v -> accept(actor, plan, item).<Void>map(one -> {
                        accepted.add(one);
                        return null;
                    }))
                    .recover(failure -> {
                        if (!(failure instanceof RefusedException)) {
                            return Future.failedFuture(failure);
                        }
                        left.add(new AcceptedAll.Left(
                                item.id(), item.values().name(), item.line(), String.valueOf(failure.getMessage())));
                        return Future.succeededFuture();
                    });
        }
        return done.map(v -> new AcceptedAll(accepted, left));
    }

    Future<PlanItem> reject(Actor actor, PlanDocument plan, PlanItem item) {
        return items.update(item.id(), found -> switch (found.decision()) {
                    case REJECTED -> found;
                    case ACCEPTED -> throw RefusedException.conflict(
                            "already-accepted",
                            "「" + found.values().name() + "」已采纳;要改主意,先撤销采纳 (accepted already, undo that first)");
                    case OPEN -> found.decided(Decision.REJECTED, false, List.of(), actor.id(), now());
                })
                .compose(next -> told(actor, "plan-item.rejected", plan, next, item));
    }

    Future<PlanItem> reopen(Actor actor, PlanDocument plan, PlanItem item) {
        if (item.decision() == Decision.OPEN) {
            return Future.succeededFuture(item);
        }
        Future<Void> back = item.unfinished()
                ? acceptance(item)
                        .make(actor, plan, item)
                        .compose(made -> takenBack(actor, item, made)) // meets what the broken-off one made
                : takenBack(actor, item, item.made());
        return back.compose(v -> items.update(item.id(), found -> {
                    if (found.decision() == Decision.OPEN) {
                        return found;
                    }
                    if (found.decision() != item.decision() || !found.made().equals(item.made())) {
                        throw new ChangedMeanwhileException("plan item", found.id(), item.version());
                    }
                    PlanItem open = found.decided(Decision.OPEN, false, List.of(), actor.id(), now());
                    return madeDay(item) ? open.withoutDay() : open;
                }))
                .compose(next -> told(actor, "plan-item.reopened", plan, next, item));
    }

    Future<PlanItem> edit(
            Actor actor, PlanDocument plan, PlanItem item, @Nullable ItemValues values, @Nullable Long version) {
        return items.update(item.id(), found -> {
                    if (version != null && version != found.version()) {
                        throw new ChangedMeanwhileException("plan item", found.id(), version);
                    }
                    if (found.decision() == Decision.ACCEPTED) {
                        throw RefusedException.conflict(
                                "already-accepted",
                                "「" + found.values().name()
                                        + "」已采纳;要改,先撤销采纳,或到它自己的页面去改 (accepted already, undo that first)");
                    }
                    ItemValues next = Objects.equals(values, found.found()) ? null : values;
                    return Objects.equals(next, found.edited()) ? found : found.edited(next);
                })
                .compose(next -> told(actor, "plan-item.edited", plan, next, item));
    }

    private PlanItem claimed(Actor actor, PlanItem found, PlanItem seen) {
        return switch (found.decision()) {
            case ACCEPTED -> found;
            case REJECTED -> throw RefusedException.conflict(
                    "already-rejected",
                    "「" + found.values().name() + "」已标为不采纳;要改主意,先撤销 (rejected already, undo that first)");
            case OPEN -> {
                if (!found.values().equals(seen.values())) {
                    throw new ChangedMeanwhileException("plan item", found.id(), seen.version());
                }
                yield found.decided(Decision.ACCEPTED, true, List.of(), actor.id(), now());
            }
        };
    }

    /** If somebody undid it meanwhile, what was just made is taken back too. */
    private Future<PlanItem> closed(Actor actor, PlanItem claimed, List<Made> made) {
        return items.update(claimed.id(), found -> {
                    if (found.decision() != Decision.ACCEPTED) {
                        throw new ChangedMeanwhileException("plan item", found.id(), claimed.version());
                    }
                    if (!found.unfinished()) {
                        return found;
                    }
                    PlanItem next = found.decided(
                            Decision.ACCEPTED,
                            false,
                            made,
                            found.decidedBy(),
                            Objects.requireNonNullElseGet(found.decidedAt(), this::now));
                    return made.stream()
                            .filter(one -> one.what().equals(Made.DAY))
                            .findFirst()
                            .map(day -> next.withDay(day.id()))
                            .orElse(next);
                })
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? takenBack(actor, claimed, made).compose(v -> Future.failedFuture(failure))
                        : Future.failedFuture(failure))
                .compose(next -> trail.append(
                                actor,
                                "plan-item.accepted",
                                next.planId(),
                                next.kind().words() + " " + next.values().name())
                        .map(next));
    }

    /** Open again, so that the refusal can be answered. */
    private Future<PlanItem> released(PlanItem claimed) {
        return items.update(
                claimed.id(),
                found -> found.decision() == Decision.ACCEPTED && found.unfinished()
                        ? found.decided(Decision.OPEN, false, List.of(), found.decidedBy(), now())
                        : found);
    }

    /** All or nothing, as far as can be seen before; the last made first. A thing that another accepted item made or met too stays. */
    private Future<Void> takenBack(Actor actor, PlanItem item, List<Made> made) {
        List<Made> back = made.stream().filter(Made::created).toList();
        Future<Void> done = Future.succeededFuture();
        for (Made one : back) {
            done = done.compose(
                    v -> unlessHeld(item, one, () -> acceptance(item).checkTakeBack(actor, one)));
        }
        for (int i = back.size() - 1; i >= 0; i--) {
            Made one = back.get(i);
            done = done.compose(
                    v -> unlessHeld(item, one, () -> acceptance(item).takeBack(actor, one)));
        }
        return done;
    }

    private Future<Void> unlessHeld(PlanItem item, Made made, Supplier<Future<Void>> step) {
        return items.holding(made.id())
                .compose(holding ->
                        holding.stream().anyMatch(other -> !other.id().equals(item.id()))
                                ? Future.succeededFuture()
                                : step.get());
    }

    private Acceptance acceptance(PlanItem item) {
        return Objects.requireNonNull(acceptances.get(item.kind()));
    }

    private static boolean madeDay(PlanItem item) {
        return item.made().stream().anyMatch(one -> one.what().equals(Made.DAY) && one.created());
    }

    private Future<PlanItem> told(Actor actor, String action, PlanDocument plan, PlanItem next, PlanItem before) {
        return next.version() == before.version()
                ? Future.succeededFuture(next)
                : trail.append(
                                actor,
                                action,
                                plan.id(),
                                next.kind().words() + " " + next.values().name())
                        .map(next);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
