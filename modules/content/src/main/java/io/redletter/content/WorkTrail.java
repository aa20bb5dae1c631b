package io.redletter.content;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.platform.bus.Bus;
import io.vertx.core.Future;

/** Writes every change of a work into the audit trail, then rings the bell for whoever shows works. */
final class WorkTrail {
    private final AuditTrail audit;
    private final Bus bus;

    WorkTrail(AuditTrail audit, Bus bus) {
        this.audit = audit;
        this.bus = bus;
    }

    Future<Work> entered(Actor actor, String action, Work work, String detail) {
        bus.publish(ContentTopics.WORK_CHANGED, new WorkHint(work.id(), work.state()));
        return audit.append(actor, action, work.id(), detail).map(work);
    }

    /** A line without a change of state. */
    Future<Void> noted(Actor actor, String action, String subject, String detail) {
        return audit.append(actor, action, subject, detail);
    }

    Future<Void> mediaEntered(Actor actor, Media media) {
        return audit.append(
                actor, "media.uploaded", media.id(), media.name() + " " + media.type() + " " + media.size());
    }
}
