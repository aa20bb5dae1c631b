package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.Sight;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Moves a push as part of something larger. Nothing is lost on the way: an armed one that may not leave at its new time goes
 * there all the same and is held, with the reason.
 */
final class PushShift {
    /** What the reason of a push held on the way begins with. */
    static final String HELD = "cascade-held: ";

    private final PushStore pushes;
    private final PushArming arming;
    private final PushWatch watch;
    private final Quotas quotas;

    PushShift(PushStore pushes, PushArming arming, PushWatch watch, Quotas quotas) {
        this.pushes = pushes;
        this.arming = arming;
        this.watch = watch;
        this.quotas = quotas;
    }

    /**
     * Where it is to go.
     *
     * @param state planned, armed, held or cancelled
     * @param reason why, where it is held or cancelled; null for the others
     * @param overQuota why it may go beyond a quota; null where it may not
     */
    record Wish(PushTime time, PushState state, @Nullable String reason, @Nullable String overQuota) {}

    Future<Push> to(Actor actor, Push push, Wish wish) {
        Push next = push.copy(wish.time(), push.relative(), wish.state(), wish.reason());
        return switch (wish.state()) {
            case ARMED -> mayLeave(actor, next, wish)
                    .transform(may -> may.succeeded()
                            ? stored(actor, push, next)
                            : may.cause() instanceof RefusedException refusal
                                            && !(refusal instanceof ChangedMeanwhileException)
                                    ? stored(actor, push, held(push, wish, refusal))
                                    : Future.failedFuture(may.cause()));
            case PLANNED, HELD -> quotas.take(actor, next, wish.overQuota())
                    .recover(failure -> failure instanceof RefusedException
                            ? Future.succeededFuture() // arming it will ask again
                            : Future.failedFuture(failure))
                    .compose(v -> stored(actor, push, next));
            case CANCELLED -> stored(actor, push, next);
            default -> Future.failedFuture(new IllegalArgumentException(
                    "push " + push.id() + ": to " + wish.state() + " (expected: a state in which it waits)"));
        };
    }

    private Future<Void> mayLeave(Actor actor, Push next, Wish wish) {
        return Future.succeededFuture()
                .compose(v -> arming.sealFor(next, Sight.all()))
                .map(hash -> PushRules.sameHash(next, hash))
                .compose(v -> quotas.take(actor, next, wish.overQuota()));
    }

    private static Push held(Push push, Wish wish, RefusedException refusal) {
        return push.copy(wish.time(), push.relative(), PushState.HELD, HELD + PushRules.words(refusal));
    }

    private Future<Push> stored(Actor actor, Push push, Push next) {
        String action = next.stateWord() == push.stateWord() ? "push.moved" : "push." + next.state();
        String detail = push.local() + " → " + next.local() + " " + next.zone()
                + (next.reason() == null ? "" : ", " + next.reason());
        return pushes.replace(push, next).compose(stored -> watch.changed(actor, action, push, stored, detail));
    }
}
