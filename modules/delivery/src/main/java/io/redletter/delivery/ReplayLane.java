package io.redletter.delivery;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.delivery.channel.KeyLife;
import io.redletter.delivery.channel.Outcome;
import io.redletter.platform.ChangedMeanwhileException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * Steps of replays: every five seconds as many as the rate allows. A delivery that was handed over in a step that a death
 * cut off is no longer refused, so the repeated step leaves it alone.
 */
final class ReplayLane implements Lane {
    static final String NAME = "replay";
    private static final int PRIORITY = 20;
    private static final Duration STEP = Duration.ofSeconds(5);

    private final Agenda agenda;
    private final ReplayStore replays;
    private final DeliveryStore deliveries;
    private final AccountStore accounts;
    private final Kinds kinds;

    ReplayLane(Agenda agenda, ReplayStore replays, DeliveryStore deliveries, AccountStore accounts, Kinds kinds) {
        this.agenda = agenda;
        this.replays = replays;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.kinds = kinds;
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
        return replays.documents();
    }

    @Override
    public List<String> waiting() {
        return List.of(Replay.WAITING);
    }

    @Override
    public String firing() {
        return Replay.WORKING;
    }

    @Override
    public int concurrency() {
        return 8;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return step(claimed);
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return step(claimed);
    }

    private Future<Void> step(Claimed claimed) {
        return replays.get(claimed.id()).compose(replay -> {
            if (replay.stopWanted()) {
                return stored(claimed, 0, 0, 0, 0);
            }
            int most = Math.max(1, (int) (replay.perMinute() * STEP.toSeconds() / 60));
            int until = Math.min(replay.total(), replay.next() + most);
            List<String> batch = replay.ids().subList(replay.next(), until);
            return Future.all(batch.stream().map(id -> again(replay, id)).toList())
                    .compose(all -> stored(
                            claimed,
                            batch.size(),
                            count(all.list(), Fate.REPLAYED),
                            count(all.list(), Fate.TO_DESK),
                            count(all.list(), Fate.PASSED)));
        });
    }

    private enum Fate {
        REPLAYED,
        TO_DESK,
        PASSED
    }

    private static int count(List<Fate> fates, Fate fate) {
        return (int) fates.stream().filter(fate::equals).count();
    }

    /** Whoever holds the fence counts; a person's wish to stop may have come in between and raised the version. */
    private Future<Void> stored(Claimed claimed, int looked, int again, int desk, int left) {
        Instant now = agenda.now();
        return replays.update(
                        claimed.id(),
                        found -> found.state().equals(Replay.WORKING)
                                        && agenda.nodeId().equals(found.owner())
                                ? found.stepped(looked, again, desk, left, now.plus(STEP), now)
                                : found)
                .compose(next -> {
                    Instant due = next.due();
                    return due == null || !next.state().equals(Replay.WAITING)
                            ? Future.succeededFuture()
                            : agenda.set(NAME, next.id(), next.version(), due);
                });
    }

    /** A new attempt of the same delivery, under the same key and with the same bytes. */
    private Future<Fate> again(Replay replay, String id) {
        return deliveries
                .find(id)
                .compose(found -> found.filter(one -> one.stateWord() == DeliveryState.REFUSED)
                        .map(one -> life(one).compose(life -> again(replay, one, life)))
                        .orElseGet(() -> Future.succeededFuture(Fate.PASSED)))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(Fate.PASSED)
                        : Future.failedFuture(failure));
    }

    private Future<Fate> again(Replay replay, Delivery delivery, KeyLife life) {
        Instant now = agenda.now();
        boolean mayHaveArrived = delivery.attempts().stream().anyMatch(Attempt::isInDoubt);
        boolean known = !delivery.attempts().isEmpty()
                && life.lives(delivery.attempts().get(0).startedAt(), now);
        if (mayHaveArrived && !known) {
            Outcome undecidable = Outcome.undecidable(
                    "replay-may-double",
                    "此前有一次结果不明,重发可能重复,请人工判定 (an earlier attempt may have arrived: a person decides)",
                    "");
            Delivery desk = delivery.ended(DeliveryState.UNKNOWN, undecidable, "", ErrorClass.UNKNOWN, now);
            return deliveries.replace(delivery, desk).map(Fate.TO_DESK);
        }
        Outcome again = Outcome.retryable("replay", "由 " + replay.by() + " 批量重发 (replayed)", "", Duration.ZERO);
        Delivery next = delivery.waiting(DeliveryState.RETRYING, again, "", ErrorClass.RETRYABLE, now, now);
        return deliveries
                .replace(delivery, next)
                .compose(stored -> agenda.set(DeliveryLane.NAME, stored.id(), stored.version(), now))
                .map(Fate.REPLAYED);
    }

    private Future<KeyLife> life(Delivery delivery) {
        return accounts.find(delivery.channelId()).map(found -> found.map(
                        account -> kinds.of(account.kind()).capabilities().key())
                .orElse(KeyLife.NONE));
    }
}
