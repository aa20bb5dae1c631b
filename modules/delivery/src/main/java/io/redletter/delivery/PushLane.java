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
import io.redletter.content.Sealed;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.RefusedException;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes that are due: each becomes one delivery per channel. What can go at once goes at once, its first write being its
 * intent; the rest is filed, and goes on by itself. Filing again after a death changes nothing.
 */
final class PushLane implements Lane {
    private static final Logger LOG = LoggerFactory.getLogger(PushLane.class);
    private static final int PRIORITY = 50;
    private static final int CONCURRENCY = 500;

    /** A push does not wait longer for its deliveries: they end it then. */
    private static final long PATIENCE_MILLIS = 500;

    private final Agenda agenda;
    private final PushDesk pushes;
    private final DeliveryStore deliveries;
    private final EmbargoGate gate;
    private final Delivering delivering;
    private final Ending ending;
    private final Settling settling;

    PushLane(
            Agenda agenda,
            PushDesk pushes,
            DeliveryStore deliveries,
            EmbargoGate gate,
            Delivering delivering,
            Ending ending,
            Settling settling) {
        this.agenda = agenda;
        this.pushes = pushes;
        this.deliveries = deliveries;
        this.gate = gate;
        this.delivering = delivering;
        this.ending = ending;
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
    public int concurrency() {
        return CONCURRENCY;
    }

    @Override
    public MongoCollection<Document> documents() {
        return pushes.documents();
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        Push push = pushes.read(claimed);
        return whileMine(decide(push, approved -> deliver(push, new Facts(push, approved, claimed.actual()))));
    }

    /** Where a former owner has stored deliveries already, each decides for itself; nothing is decided again. */
    @Override
    public Future<?> takeOver(Claimed claimed) {
        Push push = pushes.read(claimed);
        return whileMine(deliveries
                .byIds(ids(push))
                .compose(begun -> begun.isEmpty() ? decide(push, approved -> file(push)) : file(push)));
    }

    private Future<Void> decide(Push push, Function<Sealed, Future<Void>> send) {
        Lateness lateness = push.lateness(agenda.now());
        if (lateness.verdict() != Lateness.Verdict.SEND) {
            PushState state = lateness.verdict() == Lateness.Verdict.ASK ? PushState.HELD : PushState.SKIPPED;
            return pushes.end(push, state, lateness.reason());
        }
        return approved(push)
                .compose(
                        approved -> approved.isPresent()
                                ? send.apply(approved.get())
                                : pushes.end(
                                        push,
                                        PushState.SKIPPED,
                                        "work-changed-after-approval: 作品在启用推送后改过或撤下 (the work was changed or withdrawn since)"));
    }

    /** The wording that may leave: the one that was armed, if it is still the approved one. */
    private Future<Optional<Sealed>> approved(Push push) {
        return gate.sealed(push.workId())
                .map(Optional::of)
                .recover(failure -> failure instanceof RefusedException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .map(found -> found.filter(approved -> approved.hash().equals(push.workHash())));
    }

    private Future<Void> deliver(Push push, Facts facts) {
        if (agenda.isPaused(DeliveryLane.NAME, null)) {
            return file(push);
        }
        Instant now = agenda.now();
        List<Future<Optional<Delivery>>> all = push.channelIds().stream()
                .map(channel -> deliver(Delivery.of(push, channel, now).by(agenda.nodeId(), facts.at()), facts))
                .toList();
        Future<?> ended = Future.join(all);
        return ended.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(done -> all.stream()
                        .allMatch(one -> one.result().filter(Delivery::isOver).isPresent()))
                .compose(over -> over ? pushes.end(push, PushState.FINISHED, null) : handOver(push))
                .recover(slowOrFailed -> file(push).onSuccess(v -> ended.onComplete(done -> settle(push))));
    }

    /** What this node has in hand ends after the push was handed over, and nobody else would look before the sweep. */
    private void settle(Push push) {
        settling.settle(push.id()).onFailure(failure -> LOG.debug("push={} not settled, the sweep does it", push.id()));
    }

    private Future<Optional<Delivery>> deliver(Delivery fresh, Facts facts) {
        return agenda.hold(
                DeliveryLane.NAME, fresh.id(), () -> delivering.go(fresh, Optional.of(facts), ending::store));
    }

    /** Writes down what is not there yet, for the lane of deliveries. */
    private Future<Void> file(Push push) {
        Instant now = agenda.now();
        List<Delivery> missing = push.channelIds().stream()
                .map(channel -> Delivery.of(push, channel, now).filed())
                .toList();
        return deliveries
                .insertMissing(missing)
                .compose(inserted -> Future.join(inserted.stream()
                        .map(delivery -> agenda.set(DeliveryLane.NAME, delivery.id(), delivery.version(), push.due()))
                        .toList()))
                .compose(v -> handOver(push));
    }

    private Future<Void> handOver(Push push) {
        return pushes.handOver(push).compose(v -> settling.settle(push.id()));
    }

    private static Future<Void> whileMine(Future<Void> work) {
        return work.recover(failure -> failure instanceof ChangedMeanwhileException
                ? Future.succeededFuture() // the fence is lost: another node goes on
                : Future.failedFuture(failure));
    }

    private static List<String> ids(Push push) {
        return push.channelIds().stream()
                .map(channel -> Delivery.id(push.id(), channel))
                .toList();
    }
}
