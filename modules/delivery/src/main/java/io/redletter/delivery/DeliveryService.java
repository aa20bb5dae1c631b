package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.accounts.AuditTrail;
import io.redletter.accounts.Permission;
import io.redletter.accounts.UnitTree;
import io.redletter.agenda.Agenda;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.list.ListDeliveries;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.NotFoundException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What became of pushes, and what a person says where the program cannot know. Refusals come as failed futures. */
public final class DeliveryService {
    private static final Set<DeliveryState> OPEN_TO_PEOPLE =
            Set.of(DeliveryState.UNKNOWN, DeliveryState.CONFIRMING, DeliveryState.REFUSED);
    private static final int MOST = 500;

    private final Agenda agenda;
    private final DeliveryStore store;
    private final UnitTree units;
    private final AuditTrail trail;
    private @Nullable ListDeliveries lists;

    DeliveryService(Agenda agenda, DeliveryStore store, UnitTree units, AuditTrail trail) {
        this.agenda = agenda;
        this.store = store;
        this.units = units;
        this.trail = trail;
    }

    /** The deliveries of a push, by channel id; for pages that have checked who asks. */
    public Future<List<Delivery>> deliveries(String pushId) {
        return store.ofPush(pushId, MOST);
    }

    /** The one that changed last first; of the units the actor sees. */
    public Future<List<Delivery>> list(Actor actor, DeliveryFilter filter, int limit) {
        return allowed(actor, Permission.VIEW, () -> units.sight(actor)
                .compose(
                        sight -> store.latest(filter.and(sight.filter("unitId")), Math.max(1, Math.min(limit, MOST)))));
    }

    public Future<Delivery> get(Actor actor, String id) {
        return allowed(actor, Permission.VIEW, () -> visible(actor, id));
    }

    /** How many wait for a person, for the desk. */
    public Future<Long> unknown() {
        return store.count(DeliveryState.UNKNOWN);
    }

    /**
     * Settles a delivery that is unknown, waits for the platform's confirmation, or was refused.
     *
     * @param note what the person saw, kept in the audit trail
     * @return fails with 409 {@code delivery-not-open} in any other state
     */
    public Future<Delivery> resolve(Actor actor, String id, Verdict verdict, String note) {
        return toSettle(actor, id)
                .compose(found -> people(actor, found, verdict).map(found))
                .compose(found -> store.replace(found, next(actor, found, verdict)))
                .compose(stored -> trail.append(
                                actor, "delivery.resolved", id, verdict.name().toLowerCase(Locale.ROOT) + " " + note)
                        .map(stored))
                .compose(this::alarm);
    }

    /** The delivery, where the actor may settle it and it is for a person. */
    Future<Delivery> toSettle(Actor actor, String id) {
        return allowed(actor, Permission.PUSH_WRITE, () -> visible(actor, id)).map(found -> {
            if (!OPEN_TO_PEOPLE.contains(found.stateWord())) {
                throw RefusedException.conflict(
                        "delivery-not-open",
                        "delivery " + id + ": " + found.stateWord().words() + ",不需要人工处理 (not for a person)");
            }
            return found;
        });
    }

    /** Writes into the trail what was said of some of a list's people. */
    Future<Void> saidOf(Actor actor, Delivery delivery, int people, Verdict verdict, String note) {
        return trail.append(
                        actor,
                        "delivery.people-resolved",
                        delivery.id(),
                        people + " " + verdict.name().toLowerCase(Locale.ROOT) + " " + note)
                .mapEmpty();
    }

    /** Once its people are settled. */
    Future<Delivery> settle(Actor actor, Delivery delivery, Verdict verdict) {
        return store.replace(delivery, next(actor, delivery, verdict == Verdict.SEND_AGAIN ? verdict : Verdict.SENT))
                .compose(this::alarm);
    }

    /** Of a list, the verdict is said of each person in doubt first: cut off in between, it can be said again. */
    private Future<Void> people(Actor actor, Delivery delivery, Verdict verdict) {
        ListDeliveries open = lists;
        if (open == null) {
            return Future.succeededFuture();
        }
        String by = "由 " + actor.name() + " 认定 (settled by a person)";
        Future<Integer> said =
                switch (verdict) {
                    case SENT -> open.settleDoubts(delivery.id(), TargetState.SENT, by);
                    case NOT_SENT -> open.settleDoubts(delivery.id(), TargetState.REFUSED, by);
                    case SEND_AGAIN -> open.reopen(delivery.id());
                };
        return said.mapEmpty();
    }

    /** Opens the way to many people. */
    void join(ListDeliveries open) {
        lists = open;
    }

    private Delivery next(Actor actor, Delivery delivery, Verdict verdict) {
        Instant now = agenda.now();
        String by = "由 " + actor.name() + " 认定 (settled by a person)";
        return switch (verdict) {
            case SENT -> delivery.settled(Outcome.sent(by, null), DeliveryState.SENT, null, now);
            case NOT_SENT -> delivery.settled(
                    Outcome.refused("not-sent", by, by), DeliveryState.REFUSED, ErrorClass.REFUSED, now);
            case SEND_AGAIN -> delivery.settled(
                    Outcome.retryable("send-again", by, by, Duration.ZERO),
                    DeliveryState.RETRYING,
                    ErrorClass.RETRYABLE,
                    now);
        };
    }

    private Future<Delivery> alarm(Delivery delivery) {
        Instant due = delivery.due();
        return due == null
                ? Future.succeededFuture(delivery)
                : agenda.set(DeliveryLane.NAME, delivery.id(), delivery.version(), due)
                        .map(delivery);
    }

    private Future<Delivery> visible(Actor actor, String id) {
        return store.get(id).compose(delivery -> units.sight(actor).map(sight -> {
            if (!sight.sees(delivery.unitId())) {
                throw new NotFoundException("delivery", id);
            }
            return delivery;
        }));
    }

    private static <T> Future<T> allowed(Actor actor, Permission permission, Supplier<Future<T>> deed) {
        return Future.succeededFuture().compose(v -> {
            actor.require(permission);
            return deed.get();
        });
    }
}
