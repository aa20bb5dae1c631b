package io.redletter.campaign.proposal;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** Removes what an acceptance made. */
final class TakingBack {
    private final PlanItemStore items;

    TakingBack(PlanItemStore items) {
        this.items = items;
    }

    /** All or nothing, as far as can be seen before; the last made first. A thing that another accepted item made or met too stays. */
    Future<Void> all(Actor actor, PlanItem item, List<Made> made, Acceptance acceptance) {
        List<Made> back = made.stream().filter(Made::created).toList();
        Future<Void> done = Future.succeededFuture();
        for (Made one : back) {
            done = done.compose(v -> unlessHeld(item, one, () -> acceptance.checkTakeBack(actor, one)));
        }
        for (int i = back.size() - 1; i >= 0; i--) {
            Made one = back.get(i);
            done = done.compose(v -> unlessHeld(item, one, () -> acceptance.takeBack(actor, one)));
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
}
