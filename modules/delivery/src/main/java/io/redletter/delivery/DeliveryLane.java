package io.redletter.delivery;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Deliveries that are due: for the first time, again, or to ask the platform how far it is. How far a delivery came
 * stands in its document, so a take-over is the same as a firing.
 */
final class DeliveryLane implements Lane {
    static final String NAME = "delivery";
    private static final int PRIORITY = 40;

    /** Most of these wait for their account's turn and cost nothing; what works at a time is bounded there. */
    private static final int CONCURRENCY = 2000;

    private static final List<String> WAITING =
            DeliveryState.texts(DeliveryState.PENDING, DeliveryState.RETRYING, DeliveryState.ACCEPTED);

    private final DeliveryStore store;
    private final Delivering delivering;
    private final Ending ending;
    private final Settling settling;

    DeliveryLane(DeliveryStore store, Delivering delivering, Ending ending, Settling settling) {
        this.store = store;
        this.delivering = delivering;
        this.ending = ending;
        this.settling = settling;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public MongoCollection<Document> documents() {
        return store.documents();
    }

    @Override
    public List<String> waiting() {
        return WAITING;
    }

    @Override
    public String firing() {
        return DeliveryState.SENDING.text();
    }

    @Override
    public int concurrency() {
        return CONCURRENCY;
    }

    /** A campaign that is stopped stops what of it is still to be sent, too. */
    @Override
    public String group() {
        return "campaignId";
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return delivering.go(store.read(claimed.document()), ending::store).compose(this::settle);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return fire(claimed);
    }

    private Future<Void> settle(Optional<Delivery> stored) {
        return stored.filter(Delivery::isOver)
                .map(over -> settling.settle(over.pushId()))
                .orElseGet(Future::succeededFuture);
    }
}
