package io.redletter.delivery;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.platform.AlreadyThereException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.Platform;
import io.redletter.platform.mongo.Documents;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises an alarm when a platform wants a person's confirmation, and marks it overdue at its deadline, to the instant. In
 * the collection {@code confirm_alarms}; raised by a hint, and by the sweep where the hint was lost.
 */
final class ConfirmAlarms implements Lane {
    static final String NAME = "confirm";
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmAlarms.class);
    private static final int PRIORITY = 60;
    private static final int MOST = 500;

    private final Platform platform;
    private final Agenda agenda;
    private final DeliveryStore deliveries;
    private final Duration within;
    private final Documents<ConfirmAlarm> alarms;
    private final MongoCollection<Document> plain;

    ConfirmAlarms(Platform platform, Agenda agenda, DeliveryStore deliveries, Duration within) {
        this.platform = platform;
        this.agenda = agenda;
        this.deliveries = deliveries;
        this.within = within;
        this.alarms = new Documents<>(platform.mongo(), "confirm alarm", "confirm_alarms", ConfirmAlarm.class);
        this.plain = platform.mongo().collection("confirm_alarms", Document.class);
    }

    Future<Void> start() {
        return alarms.indexes(
                        new IndexModel(Indexes.ascending("state", "due")),
                        new IndexModel(
                                Indexes.ascending("expires"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS)))
                .compose(v -> sweep());
    }

    /** Raises what no hint has raised. */
    Future<Void> sweep() {
        return deliveries
                .latest(eq("state", DeliveryState.CONFIRMING.text()), MOST)
                .compose(open -> Future.join(open.stream().map(this::raise).toList()))
                .mapEmpty();
    }

    /** After a delivery changed: raises, or closes what a person has settled meanwhile. */
    Future<Void> heard(String deliveryId, DeliveryState state) {
        if (state == DeliveryState.CONFIRMING) {
            return deliveries.get(deliveryId).compose(this::raise);
        }
        return alarms.find(deliveryId)
                .compose(found -> found.isPresent() && !found.get().state().equals(ConfirmAlarm.CLOSED)
                        ? alarms.replace(found.get(), found.get().in(ConfirmAlarm.CLOSED))
                                .<Void>mapEmpty()
                        : Future.succeededFuture())
                .recover(ConfirmAlarms::another);
    }

    Future<List<ConfirmAlarm>> open() {
        return alarms.list(
                in("state", List.of(ConfirmAlarm.RAISED, ConfirmAlarm.CHECKING, ConfirmAlarm.OVERDUE)),
                Sorts.ascending("_id"),
                MOST);
    }

    private Future<Void> raise(Delivery delivery) {
        if (delivery.stateWord() != DeliveryState.CONFIRMING) {
            return Future.succeededFuture();
        }
        ConfirmAlarm alarm = ConfirmAlarm.raised(delivery, within);
        return alarms.insert(alarm)
                .compose(raised -> {
                    LOG.warn(
                            "a person must confirm at the platform delivery={} until={}", alarm.id(), alarm.deadline());
                    tell(raised);
                    return agenda.set(NAME, raised.id(), raised.version(), raised.deadline());
                })
                .recover(failure -> failure instanceof AlreadyThereException
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private void tell(ConfirmAlarm alarm) {
        platform.bus()
                .publish(
                        DeliveryTopics.CONFIRM_WANTED,
                        new DeliveryTopics.ConfirmHint(
                                alarm.id(), alarm.pushId(), alarm.channelId(), alarm.deadline(), alarm.isOverdue()));
    }

    private Future<Void> decide(Claimed claimed) {
        return alarms.get(claimed.id())
                .compose(alarm -> deliveries.find(alarm.id()).compose(found -> {
                    boolean still = found.filter(one -> one.stateWord() == DeliveryState.CONFIRMING)
                            .isPresent();
                    ConfirmAlarm next = alarm.in(still ? ConfirmAlarm.OVERDUE : ConfirmAlarm.CLOSED);
                    return alarms.replace(alarm, next).<Void>map(stored -> {
                        if (stored.isOverdue()) {
                            LOG.warn("not confirmed in time delivery={} deadline={}", stored.id(), stored.deadline());
                            tell(stored);
                        }
                        return null;
                    });
                }))
                .recover(ConfirmAlarms::another);
    }

    private static Future<Void> another(Throwable failure) {
        return failure instanceof ChangedMeanwhileException
                ? Future.succeededFuture() // another node was quicker
                : Future.failedFuture(failure);
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
        return plain;
    }

    @Override
    public List<String> waiting() {
        return List.of(ConfirmAlarm.RAISED);
    }

    @Override
    public String firing() {
        return ConfirmAlarm.CHECKING;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return decide(claimed);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return decide(claimed);
    }
}
