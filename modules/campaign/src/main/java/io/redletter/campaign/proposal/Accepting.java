package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes an item real: claimed by compare-and-set, then made by the one who claimed it, then closed. Others who come
 * meanwhile wait a moment for what comes of it. A claim that broke off is shown as unfinished; after {@link #STALE} the
 * next one who accepts goes on with it, for whatever is made has an id that is a function of the item.
 */
final class Accepting {
    /** Making takes well under a second; so long after, nobody is at it any more. */
    static final Duration STALE = Duration.ofSeconds(30);

    private static final int LOOKS = 60;
    private static final long PAUSE_MILLIS = 50;

    private final Vertx vertx;
    private final Clock clock;
    private final PlanItemStore items;
    private final AuditTrail trail;
    private final TakingBack takingBack;

    Accepting(Platform platform, PlanItemStore items, AuditTrail trail, TakingBack takingBack) {
        this.vertx = platform.vertx();
        this.clock = platform.clock();
        this.items = items;
        this.trail = trail;
        this.takingBack = takingBack;
    }

    /** The accepted item, whoever made it; a conflict where another is at it for longer than anybody waits. */
    Future<PlanItem> accept(Actor actor, PlanDocument plan, PlanItem item, Acceptance acceptance) {
        return accept(new Order(actor, plan, acceptance), item, LOOKS);
    }

    private Future<PlanItem> accept(Order order, PlanItem item, int looks) {
        if (item.decision() == Decision.ACCEPTED && !item.unfinished()) {
            return Future.succeededFuture(item);
        }
        AtomicBoolean ours = new AtomicBoolean();
        return order.acceptance()
                .check(order.actor(), order.plan(), item)
                .compose(v -> items.update(item.id(), found -> {
                    PlanItem next = claimed(order.actor(), found, item);
                    ours.set(next.version() != found.version());
                    return next;
                }))
                .compose(claimed -> {
                    if (ours.get()) {
                        return made(order, claimed);
                    }
                    return claimed.unfinished() ? awaited(order, claimed, looks) : Future.succeededFuture(claimed);
                });
    }

    private Future<PlanItem> made(Order order, PlanItem claimed) {
        return order.acceptance()
                .make(order.actor(), order.plan(), claimed)
                .recover(failure -> released(claimed).compose(v -> Future.failedFuture(failure)))
                .compose(made -> closed(order.actor(), claimed, made, order.acceptance()));
    }

    /** Looks until the other is done; where the other failed, it is this one's turn. */
    private Future<PlanItem> awaited(Order order, PlanItem claimed, int looks) {
        if (looks == 0) {
            return Future.failedFuture(RefusedException.conflict(
                    "being-accepted",
                    "「" + claimed.values().name() + "」正在采纳,请稍后再看 (it is just being accepted, look again in a moment)"));
        }
        return vertx.timer(PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS))
                .compose(v -> items.get(claimed.id()))
                .compose(found -> found.decision() == Decision.ACCEPTED && found.unfinished() && !isStale(found)
                        ? awaited(order, found, looks - 1)
                        : accept(order, found, looks - 1));
    }

    private PlanItem claimed(Actor actor, PlanItem found, PlanItem seen) {
        return switch (found.decision()) {
            case ACCEPTED -> found.unfinished() && isStale(found)
                    ? found.decided(Decision.ACCEPTED, true, List.of(), actor.id(), now())
                    : found;
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

    private boolean isStale(PlanItem found) {
        Instant since = found.decidedAt();
        return since == null || Duration.between(since, clock.instant()).compareTo(STALE) > 0;
    }

    /** If somebody undid it meanwhile, what was just made is taken back too. */
    private Future<PlanItem> closed(Actor actor, PlanItem claimed, List<Made> made, Acceptance acceptance) {
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
                            Objects.requireNonNullElseGet(found.decidedAt(), clock::instant));
                    return made.stream()
                            .filter(one -> one.what().equals(Made.DAY))
                            .findFirst()
                            .map(day -> next.withDay(day.id()))
                            .orElse(next);
                })
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? takingBack.all(actor, claimed, made, acceptance).compose(v -> Future.failedFuture(failure))
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
                found -> found.decision() == Decision.ACCEPTED
                                && found.unfinished()
                                && Objects.equals(found.decidedAt(), claimed.decidedAt())
                        ? found.decided(Decision.OPEN, false, List.of(), found.decidedBy(), now())
                        : found);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Order(Actor actor, PlanDocument plan, Acceptance acceptance) {}
}
