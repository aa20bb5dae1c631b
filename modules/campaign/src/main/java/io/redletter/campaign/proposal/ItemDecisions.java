package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** People's decisions, each a compare-and-set; how an acceptance goes is told in {@link Accepting}. */
final class ItemDecisions {
    private final Clock clock;
    private final PlanItemStore items;
    private final AuditTrail trail;
    private final Map<ItemKind, Acceptance> acceptances;
    private final TakingBack takingBack;
    private final Accepting accepting;

    ItemDecisions(Platform platform, PlanItemStore items, AuditTrail trail, Map<ItemKind, Acceptance> acceptances) {
        this.clock = platform.clock();
        this.items = items;
        this.trail = trail;
        this.acceptances = Map.copyOf(acceptances);
        this.takingBack = new TakingBack(items);
        this.accepting = new Accepting(platform, items, trail, takingBack);
    }

    Future<PlanItem> accept(Actor actor, PlanDocument plan, PlanItem item) {
        return accepting.accept(actor, plan, item, acceptance(item));
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
                        .compose(made -> takingBack.all(
                                actor, item, made, acceptance(item))) // meets what the broken-off one made
                : takingBack.all(actor, item, item.made(), acceptance(item));
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
