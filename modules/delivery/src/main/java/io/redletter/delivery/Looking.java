package io.redletter.delivery;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.channel.Nudge;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.time.Instant;

/** Brings the next look at an accepted delivery forward; by compare-and-set, so that whoever has it in hand keeps it. */
final class Looking implements Nudge {
    private final Agenda agenda;
    private final DeliveryStore store;

    Looking(Agenda agenda, DeliveryStore store) {
        this.agenda = agenda;
        this.store = store;
    }

    @Override
    public Future<Boolean> look(String deliveryId) {
        return store.find(deliveryId).compose(found -> {
            Delivery delivery = found.filter(this::waits).orElse(null);
            return delivery == null
                    ? Future.succeededFuture(false)
                    : store.replace(delivery, delivery.due(agenda.now()))
                            .compose(stored ->
                                    agenda.set(DeliveryLane.NAME, stored.id(), stored.version(), agenda.now()))
                            .map(true)
                            .recover(failure -> failure instanceof ChangedMeanwhileException
                                    ? Future.succeededFuture(false)
                                    : Future.failedFuture(failure));
        });
    }

    private boolean waits(Delivery delivery) {
        Instant due = delivery.due();
        return delivery.stateWord() == DeliveryState.ACCEPTED && due != null && due.isAfter(agenda.now());
    }
}
