package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends pushes that nobody let leave while they could: those bound to a day at the midnight that ends it, the others after a
 * week. Each gets the reason, so that no push stays without an end.
 */
final class PushGivingUp {
    private static final Actor SELF = Actor.system("campaign");
    private static final int AT_ONCE = 500;

    /** The agenda comes to an armed one first, if it runs: it knows the policy and says more. */
    private static final Duration LEAD = Duration.ofMinutes(2);

    private final PushStore pushes;
    private final PushWatch watch;
    private final InstantSource clock;

    PushGivingUp(PushStore pushes, PushWatch watch, InstantSource clock) {
        this.pushes = pushes;
        this.watch = watch;
        this.clock = clock;
    }

    Future<Void> sweep() {
        Instant now = clock.instant();
        return given(now, now, PushState.PLANNED, PushState.HELD)
                .compose(v -> given(now, now.minus(LEAD), PushState.ARMED));
    }

    private Future<Void> given(Instant now, Instant at, PushState... states) {
        return pushes.overdue(at, AT_ONCE, states).compose(found -> {
            List<Future<Push>> all = new ArrayList<>();
            found.stream().filter(push -> !at.isBefore(push.givenUpAt())).forEach(push -> all.add(giveUp(push, now)));
            return Future.join(all).mapEmpty();
        });
    }

    /** One that somebody moved, or the agenda took, meanwhile is left alone. */
    private Future<Push> giveUp(Push push, Instant now) {
        String reason = push.givenUpBecause();
        return pushes.replace(push, push.over(reason, now))
                .compose(stored -> watch.changed(SELF, "push.skipped", push, stored, reason))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(push)
                        : Future.failedFuture(failure));
    }
}
