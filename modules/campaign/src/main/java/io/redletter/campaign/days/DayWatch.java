package io.redletter.campaign.days;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.bus.Bus;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** What follows a stored change of a day: the book is read again, a line in the trail, a hint on the bus. */
final class DayWatch {
    private final AuditTrail trail;
    private final Bus bus;
    private final Supplier<Future<Void>> refresh;

    DayWatch(AuditTrail trail, Bus bus, Supplier<Future<Void>> refresh) {
        this.trail = trail;
        this.bus = bus;
        this.refresh = refresh;
    }

    /** Completes when this node shows the change. A book that cannot be read now is read within a minute. */
    <T> Future<T> told(Actor actor, String action, String observanceId, String detail, T result) {
        return refresh.get()
                .otherwiseEmpty()
                .compose(v -> trail.append(actor, action, observanceId, detail))
                .map(v -> {
                    bus.publish(DaysTopics.DAYS_CHANGED, new DaysTopics.DaysHint(observanceId));
                    return result;
                });
    }
}
