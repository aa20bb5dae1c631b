package io.redletter.delivery;

import com.mongodb.reactivestreams.client.MongoCollection;
import io.redletter.agenda.Agenda;
import io.redletter.agenda.Claimed;
import io.redletter.agenda.Lane;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.Correction;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.Masked;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Recalls that are due. To withdraw twice does no harm, and a correction has a key of its own, so whatever was left
 * behind by a death is simply done again.
 */
final class RecallLane implements Lane {
    static final String NAME = "recall";
    private static final int PRIORITY = 60;
    private static final int MOST_TRIES = 8;
    private static final Backoff BACKOFF = new Backoff(
            Stream.iterate(Duration.ofSeconds(5), gap -> gap.multipliedBy(2))
                    .limit(MOST_TRIES)
                    .toList(),
            new SecureRandom());

    private final Agenda agenda;
    private final RecallStore recalls;
    private final DeliveryStore deliveries;
    private final AccountStore accounts;
    private final Kinds kinds;
    private final AccountSecrets secrets;

    RecallLane(
            Agenda agenda,
            RecallStore recalls,
            DeliveryStore deliveries,
            AccountStore accounts,
            Kinds kinds,
            AccountSecrets secrets) {
        this.agenda = agenda;
        this.recalls = recalls;
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.kinds = kinds;
        this.secrets = secrets;
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
        return recalls.documents();
    }

    @Override
    public List<String> waiting() {
        return List.of(Recall.WAITING);
    }

    @Override
    public String firing() {
        return Recall.WORKING;
    }

    @Override
    public Future<?> fire(Claimed claimed) {
        return go(recalls.read(claimed.document()));
    }

    @Override
    public Future<?> takeOver(Claimed claimed) {
        return go(recalls.read(claimed.document()));
    }

    private Future<Void> go(Recall recall) {
        return deliveries
                .get(recall.deliveryId())
                .compose(
                        delivery -> accounts.get(recall.channelId()).compose(account -> tried(recall, delivery, account)
                                .compose(outcome -> ended(recall, delivery, account, outcome))))
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture() // the fence is lost: another node goes on
                        : Future.failedFuture(failure));
    }

    private Future<Outcome> tried(Recall recall, Delivery delivery, ChannelAccount account) {
        return Future.succeededFuture()
                .compose(v -> call(recall, new RecallSending(delivery, account, secrets.open(account), recall.at())))
                .recover(Delivering::understood)
                .recover(failure -> failure instanceof SealBrokenException
                        ? Future.succeededFuture(
                                Outcome.refused("secret-broken", "渠道密钥无法解开 (the secret does not open)", ""))
                        : Future.failedFuture(failure));
    }

    private Future<Outcome> call(Recall recall, RecallSending sending) {
        Channel channel = kinds.of(sending.account().kind());
        return recall.how().equals(Recall.WITHDRAW)
                ? channel.recall(sending)
                : channel.correct(sending, new Correction(recall.key(), recall.at(), recall.text()));
    }

    private Future<Void> ended(Recall recall, Delivery delivery, ChannelAccount account, Outcome outcome) {
        Instant now = agenda.now();
        boolean again = isOpen(outcome) && recall.tries() + 1 < MOST_TRIES;
        String state = again ? Recall.WAITING : state(outcome);
        @Nullable Instant due = again ? now.plus(BACKOFF.after(recall.tries() + 1, outcome.after())) : null;
        String said = Masked.text(outcome.answer(), secrets.open(account));
        return recalls.replace(recall, recall.tried(state, outcome, said, due, now))
                .compose(stored -> due != null
                        ? agenda.set(NAME, stored.id(), stored.version(), due)
                        : state.equals(Recall.DONE) && recall.how().equals(Recall.WITHDRAW)
                                ? takenBack(delivery, outcome, said)
                                : Future.succeededFuture());
    }

    /** The delivery says so too; where it changed meanwhile, the recall's own document has the last word. */
    private Future<Void> takenBack(Delivery delivery, Outcome outcome, String said) {
        return deliveries
                .replace(delivery, delivery.ended(DeliveryState.RECALLED, outcome, said, null, agenda.now()))
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private static boolean isOpen(Outcome outcome) {
        return switch (outcome.kind()) {
            case RETRYABLE, POSTPONED, UNKNOWN, ACCEPTED -> true;
            default -> false;
        };
    }

    private static String state(Outcome outcome) {
        return switch (outcome.kind()) {
            case SENT, RECALLED -> Recall.DONE;
            case UNKNOWN, UNDECIDABLE, ACCEPTED, CONFIRMING -> Recall.UNKNOWN;
            default -> Recall.FAILED;
        };
    }
}
