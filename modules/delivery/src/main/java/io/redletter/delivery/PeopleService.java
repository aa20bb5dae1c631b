package io.redletter.delivery;

import io.redletter.accounts.Actor;
import io.redletter.delivery.list.ListCounts;
import io.redletter.delivery.list.ListDeliveries;
import io.redletter.delivery.list.Person;
import io.redletter.delivery.list.TargetState;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The people of a delivery to a list: how many stand where, who they are, and what a person says of those in doubt. */
public final class PeopleService {
    /** How many people one answer names, and one verdict is said of. */
    public static final int MOST = 1_000;

    private final DeliveryService deliveries;
    private final @Nullable ListDeliveries lists;

    PeopleService(DeliveryService deliveries, @Nullable ListDeliveries lists) {
        this.deliveries = deliveries;
        this.lists = lists;
    }

    /**
     * How far a delivery to a list has come.
     *
     * @param reasons how many of each code, by state: why people were refused, left out or are in doubt
     */
    public record Standing(ListCounts counts, Map<TargetState, Map<String, Long>> reasons) {}

    /** Of a delivery that goes to one account and no list, all counts are zero. */
    public Future<Standing> standing(Actor actor, String deliveryId) {
        return deliveries.get(actor, deliveryId).compose(delivery -> {
            ListDeliveries open = lists;
            return open == null
                    ? Future.succeededFuture(new Standing(ListCounts.NONE, Map.of()))
                    : open.counts(delivery.id())
                            .compose(counts -> open.reasons(delivery.id()).map(why -> new Standing(counts, why)));
        });
    }

    /** Those who stand there, in the order of the list. */
    public Future<List<Person>> people(Actor actor, String deliveryId, TargetState state, int limit) {
        return deliveries.get(actor, deliveryId).compose(delivery -> {
            ListDeliveries open = lists;
            return open == null
                    ? Future.succeededFuture(List.of())
                    : open.people(delivery.id(), state, Math.max(1, Math.min(limit, MOST)));
        });
    }

    /**
     * Says of some of those in doubt what a person found. Once nobody is in doubt any more, the delivery is settled too.
     *
     * @param recipientIds 1 to {@link #MOST}; who is not in doubt is passed over
     * @param note what the person saw, kept in the audit trail
     */
    public Future<Delivery> resolve(
            Actor actor, String deliveryId, Set<String> recipientIds, Verdict verdict, String note) {
        ListDeliveries open = lists;
        if (open == null || recipientIds.isEmpty() || recipientIds.size() > MOST) {
            return Future.failedFuture(RefusedException.field(
                    "/recipientIds",
                    "invalid-field",
                    "/recipientIds: 选 1 到 " + MOST + " 个人 (expected: 1 to 1000 people)"));
        }
        String by = "由 " + actor.name() + " 认定 (settled by a person)";
        return deliveries.toSettle(actor, deliveryId).compose(delivery -> open.settleDoubts(
                        delivery.id(), recipientIds, state(verdict), by)
                .compose(said -> deliveries.saidOf(actor, delivery, said, verdict, note))
                .compose(v -> open.counts(delivery.id()))
                .compose(counts -> verdict == Verdict.SEND_AGAIN || counts.unknown() == 0
                        ? deliveries.settle(actor, delivery, verdict)
                        : Future.succeededFuture(delivery)));
    }

    private static TargetState state(Verdict verdict) {
        return switch (verdict) {
            case SENT -> TargetState.SENT;
            case NOT_SENT -> TargetState.REFUSED;
            case SEND_AGAIN -> TargetState.WAITING;
        };
    }
}
