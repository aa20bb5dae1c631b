package io.redletter.delivery;

import io.redletter.agenda.Agenda;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.delivery.channel.Outcome;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whose turn it is where an account wants its pushes in order: a push waits until those that were due before it have come
 * to an end at that account. Decided from the record each time it is asked, so that it holds on all nodes and after any death.
 */
final class Turns {
    private static final Comparator<Push> ORDER =
            Comparator.comparing(Push::due).thenComparing(Push::id);
    private static final int MOST = 100;

    /** Whoever waits is told when the one before it has ended; this is for a word that was lost. */
    private static final Duration COME_BACK = Duration.ofSeconds(20);

    private final Agenda agenda;
    private final PushDesk pushes;
    private final DeliveryStore deliveries;
    private final AccountStore accounts;

    Turns(Agenda agenda, PushDesk pushes, DeliveryStore deliveries, AccountStore accounts) {
        this.agenda = agenda;
        this.pushes = pushes;
        this.deliveries = deliveries;
        this.accounts = accounts;
    }

    /** Fails with a {@link NotAllowedException} that postpones where it is not this push's turn yet. */
    Future<Void> ask(Push push, String channelId) {
        return open(channelId, push.due())
                .map(open -> open.stream()
                        .filter(other -> ORDER.compare(other, push) < 0)
                        .findFirst())
                .compose(former -> former.isEmpty()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new NotAllowedException(Outcome.postponed(
                                "waits-for-former",
                                "等前一条推送 " + former.get().id() + " 结束 (waits for the push before it)",
                                COME_BACK))));
    }

    /**
     * Tells the next one, where the account wants an order. Never fails: who is not told comes back by itself.
     *
     * @param known the account as it was read for the attempt; empty where it was not
     */
    Future<Void> ended(Delivery delivery, Optional<ChannelAccount> known) {
        return known.map(account -> Future.succeededFuture(known))
                .orElseGet(() -> accounts.find(delivery.channelId()))
                .compose(account -> account.filter(Pace::isOrdered).isPresent()
                        ? open(delivery.channelId(), agenda.now())
                                .compose(open -> open.isEmpty()
                                        ? Future.succeededFuture()
                                        : tell(Delivery.id(open.get(0).id(), delivery.channelId())))
                        : Future.<Void>succeededFuture())
                .otherwiseEmpty();
    }

    private Future<Void> tell(String deliveryId) {
        return deliveries
                .find(deliveryId)
                .compose(
                        found -> found.filter(Turns::waits).isPresent() ? wake(found.get()) : Future.succeededFuture());
    }

    private Future<Void> wake(Delivery waiting) {
        Instant now = agenda.now();
        return deliveries
                .replace(waiting, waiting.due(now))
                .compose(stored -> agenda.set(DeliveryLane.NAME, stored.id(), stored.version(), now));
    }

    private static boolean waits(Delivery delivery) {
        return delivery.stateWord() == DeliveryState.PENDING
                && delivery.attempts().isEmpty();
    }

    /** Pushes whose delivery to this account has not come to an end, in their order; those that are paused hold up nobody. */
    private Future<List<Push>> open(String channelId, Instant until) {
        return pushes.unfinished(channelId, until, MOST).compose(found -> deliveries
                .states(found.stream()
                        .map(push -> Delivery.id(push.id(), channelId))
                        .toList())
                .map(states -> found.stream()
                        .filter(push -> !agenda.isPaused(PushLaneDocuments.LANE, push.campaignId()))
                        .filter(push -> isOpen(states, Delivery.id(push.id(), channelId)))
                        .sorted(ORDER)
                        .toList()));
    }

    private static boolean isOpen(Map<String, DeliveryState> states, String id) {
        return Optional.ofNullable(states.get(id)).filter(DeliveryState::isEnd).isEmpty();
    }
}
