package io.redletter.delivery;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.campaign.Lateness;
import io.redletter.campaign.Push;
import io.redletter.campaign.PushLaneDocuments;
import io.redletter.campaign.PushState;
import io.redletter.content.EmbargoGate;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Pushes that are due: each becomes one delivery per channel, which go on by themselves. Doing it again after a death
 * changes nothing, so a take-over is the same as a firing.
 */
final class PushLane implements Lane {
    private static final int PRIORITY = 50;

    private final Agenda agenda;
    private final PushDesk pushes;
    private final DeliveryStore deliveries;
    private final EmbargoGate gate;
    private final Settling settling;

    PushLane(Agenda agenda, PushDesk pushes, DeliveryStore deliveries, EmbargoGate gate, Settling settling) {
        this.agenda = agenda;
        this.pushes = pushes;
        this.deliveries = deliveries;
        this.gate = gate;
        this.settling = settling;
    }

    @Override
    public String name() {
        return PushLaneDocuments.LANE;
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    /** A campaign's pushes can be paused together. */
    @Override
    public String group() {
        return "campaignId";
    }

    @Override
    public MongoCollection<Document> documents() {
        return pushes.documents();
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return decide(claimed, false);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        List<String> ids = ids(pushes.read(claimed));
        return deliveries.byIds(ids).compose(found -> decide(claimed, !found.isEmpty()));
    }

    /** @param begun whether a former owner has stored deliveries already: then each delivery decides for itself */
    private Future<Void> decide(Claimed claimed, boolean begun) {
        Push push = pushes.read(claimed);
        Lateness lateness = push.lateness(agenda.now());
        String armed = push.workHash();
        Future<Void> decided;
        if (begun && armed != null) {
            decided = deliver(claimed, push, armed);
        } else if (lateness.verdict() != Lateness.Verdict.SEND) {
            PushState state = lateness.verdict() == Lateness.Verdict.ASK ? PushState.HELD : PushState.SKIPPED;
            decided = pushes.end(push.id(), claimed.version(), state, lateness.reason());
        } else {
            decided = hash(push)
                    .compose(
                            hash -> hash.isPresent()
                                    ? deliver(claimed, push, hash.get())
                                    : pushes.end(
                                            push.id(),
                                            claimed.version(),
                                            PushState.SKIPPED,
                                            "work-changed-after-approval: 作品在启用推送后改过或撤下 (the work was changed or withdrawn since)"));
        }
        return decided.recover(failure -> failure instanceof ChangedMeanwhileException
                ? Future.succeededFuture() // the fence is lost: another node goes on
                : Future.failedFuture(failure));
    }

    /** The hash that may leave: the one that was armed, if it is still the approved one. */
    private Future<Optional<String>> hash(Push push) {
        return gate.sealed(push.workId())
                .map(approved -> Optional.of(approved.hash()))
                .recover(failure -> failure instanceof RefusedException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .map(hash -> hash.filter(approved -> approved.equals(push.workHash())));
    }

    private Future<Void> deliver(Claimed claimed, Push push, String hash) {
        Instant now = agenda.now();
        List<Delivery> fresh = push.channelIds().stream()
                .map(channel -> Delivery.of(push, channel, hash, now))
                .toList();
        return deliveries
                .insertMissing(fresh)
                .compose(v -> Future.join(fresh.stream()
                        .map(delivery -> agenda.set(DeliveryLane.NAME, delivery.id(), delivery.version(), push.due()))
                        .toList()))
                .compose(v -> pushes.handOver(claimed))
                .compose(v -> settling.settle(push.id()));
    }

    private static List<String> ids(Push push) {
        return push.channelIds().stream()
                .map(channel -> Delivery.id(push.id(), channel))
                .toList();
    }
}
