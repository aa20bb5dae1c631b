package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.agenda.Agenda;
import io.redletter.platform.bus.Bus;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows a stored change of a push: its alarm, a line in the trail, a hint on the bus. */
final class PushWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PushWatch.class);

    private final Agenda agenda;
    private final AuditTrail trail;
    private final Bus bus;
    private final Quotas quotas;

    PushWatch(Agenda agenda, AuditTrail trail, Bus bus, Quotas quotas) {
        this.agenda = agenda;
        this.trail = trail;
        this.bus = bus;
        this.quotas = quotas;
    }

    /** Tells of a push just written down. */
    Future<Push> planned(Actor actor, Push push) {
        return told(actor, "push.planned", push, push.local() + " " + push.zone());
    }

    /** Tells of the change from {@code before} to {@code after}, and moves the alarm along. */
    Future<Push> changed(Actor actor, String action, Push before, Push after, String detail) {
        return alarm(before, after).compose(v -> told(actor, action, after, detail));
    }

    /** Tells of a change that leaves no alarm to set; one that still rings finds a stale version. */
    Future<Push> told(Actor actor, String action, Push after, String detail) {
        bus.publish(
                CampaignTopics.PUSH_CHANGED,
                new CampaignTopics.PushHint(after.id(), after.version(), after.campaignId(), after.state()));
        return settled(after)
                .compose(v -> trail.append(actor, action, after.id(), detail))
                .map(after);
    }

    /** What was sent stays spent; for everything else the ledger follows the record, or its sweep does. */
    private Future<Void> settled(Push after) {
        return after.stateWord() == PushState.FINISHED
                ? Future.succeededFuture()
                : quotas.settle(after).otherwise(failure -> {
                    LOG.warn("quota not settled push={} version={}", after.id(), after.version(), failure);
                    return null;
                });
    }

    /** The record is stored already: an alarm that cannot be set is found by the agenda's sweep. */
    private Future<Void> alarm(Push before, Push after) {
        Future<Void> done = Future.succeededFuture();
        if (before.stateWord() == PushState.ARMED) {
            done = done.compose(v -> agenda.drop(PushLaneDocuments.LANE, before.id(), before.version()));
        }
        if (after.stateWord() == PushState.ARMED) {
            done = done.compose(v -> agenda.set(PushLaneDocuments.LANE, after.id(), after.version(), after.due()));
        }
        return done.otherwise(failure -> {
            LOG.warn("push alarm not set push={} version={}", after.id(), after.version(), failure);
            return null;
        });
    }
}
