package io.redletter.delivery.list;

import io.redletter.agenda.Agenda;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;

/**
 * Gives the chunks of a delivery their turn, a few at a time: so many lists can be under way at once, and a list whose
 * server hangs keeps no place that another needs. Doing it once too often changes nothing.
 */
final class Turns {
    private final Agenda agenda;
    private final ChunkStore store;
    private final int active;

    Turns(Agenda agenda, ChunkStore store, int active) {
        this.agenda = agenda;
        this.store = store;
        this.active = active;
    }

    Future<Void> fill(String deliveryId) {
        return store.active(deliveryId).compose(running -> {
            int room = (int) Math.max(0, active - running);
            return room == 0
                    ? Future.succeededFuture()
                    : store.queued(deliveryId, room).compose(this::promote);
        });
    }

    private Future<Void> promote(List<String> ids) {
        Instant now = agenda.now();
        return Future.join(ids.stream().map(id -> promote(id, now)).toList()).mapEmpty();
    }

    private Future<Void> promote(String id, Instant now) {
        return store.promote(id, now)
                .compose(mine -> mine ? agenda.set(ChunkLane.NAME, id, 2, now) : Future.succeededFuture());
    }
}
