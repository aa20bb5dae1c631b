package io.redletter.delivery;

import io.redletter.agenda.Agenda;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.Masked;
import io.redletter.platform.Platform;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Stores what came of an attempt, and what follows from it: another attempt, a question, or the end. */
final class Ending {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Platform platform;
    private final Agenda agenda;
    private final Backoff backoff;
    private final int mostAttempts;
    private final DeliveryStore deliveries;
    private final AccountStore accounts;
    private final Turns turns;

    Ending(
            Platform platform,
            Agenda agenda,
            DeliveryConfig config,
            DeliveryStore deliveries,
            AccountStore accounts,
            Turns turns) {
        this.platform = platform;
        this.agenda = agenda;
        this.backoff = new Backoff(config.gaps(), new SecureRandom());
        this.mostAttempts = config.mostAttempts();
        this.deliveries = deliveries;
        this.accounts = accounts;
        this.turns = turns;
    }

    /** Stores it, and what follows at once from it: an alarm, a disabled account, a hint. */
    Future<Delivery> store(Ended ended) {
        Outcome outcome = ended.outcome();
        Delivery before = ended.delivery();
        String answer = Masked.text(outcome.answer(), ended.secret());
        Delivery next = ended.closed() ? end(before, outcome, answer) : next(before, outcome, answer);
        Meters.OUTCOMES.count(platform.meters(), ended.kind(), outcome.kind());
        log(before, next);
        measure(ended.kind(), next);
        return deliveries
                .replace(before, next)
                .compose(stored -> outcome.kind() == Outcome.Kind.GONE
                        ? disable(before.channelId(), outcome).compose(v -> follow(stored, ended.account()))
                        : follow(stored, ended.account()));
    }

    private void measure(String kind, Delivery next) {
        Instant nominal = next.nominal();
        Instant finished = next.finished();
        if (nominal != null && finished != null) {
            Meters.LATENESS.record(platform.meters(), kind, Duration.between(nominal, finished));
        }
    }

    /** What goes well at once is no news; the record has it. */
    private static void log(Delivery before, Delivery next) {
        LOG.atLevel(next.stateWord() == DeliveryState.SENT && before.tries() <= 1 ? Level.DEBUG : Level.INFO)
                .log(
                        "delivery={} state={} attempt={} {}",
                        before.id(),
                        next.state(),
                        before.tries(),
                        Optional.ofNullable(next.reason()).orElse(""));
    }

    private Future<Delivery> follow(Delivery delivery, Optional<ChannelAccount> account) {
        platform.bus()
                .publish(
                        DeliveryTopics.DELIVERY_CHANGED,
                        new DeliveryTopics.DeliveryHint(
                                delivery.id(), delivery.pushId(), delivery.channelId(), delivery.state()));
        Instant due = delivery.due();
        return (due == null
                        ? turns.ended(delivery, account)
                        : agenda.set(DeliveryLane.NAME, delivery.id(), delivery.version(), due))
                .map(delivery);
    }

    private Delivery next(Delivery delivery, Outcome outcome, String answer) {
        int attempt = Math.max(1, delivery.tries());
        boolean last = attempt >= mostAttempts;
        return switch (outcome.kind()) {
            case ACCEPTED -> wait(delivery, DeliveryState.ACCEPTED, outcome, answer, null, after(outcome));
            case POSTPONED -> wait(
                    delivery,
                    delivery.accepted()
                            ? DeliveryState.ACCEPTED
                            : delivery.attempts().isEmpty() ? DeliveryState.PENDING : DeliveryState.RETRYING,
                    outcome,
                    answer,
                    delivery.errorClass(),
                    after(outcome));
            case RETRYABLE -> last
                    ? end(delivery, gaveUp(outcome, attempt), answer)
                    : wait(
                            delivery,
                            DeliveryState.RETRYING,
                            outcome,
                            answer,
                            ErrorClass.RETRYABLE,
                            backoff.after(attempt, outcome.after()));
            case UNKNOWN -> last
                    ? end(delivery, outcome, answer)
                    : wait(
                            delivery,
                            DeliveryState.RETRYING,
                            outcome,
                            answer,
                            ErrorClass.UNKNOWN,
                            backoff.after(attempt, outcome.after()));
            case SENT, CONFIRMING, REFUSED, GONE, UNDECIDABLE, RECALLED -> end(delivery, outcome, answer);
        };
    }

    private Delivery wait(
            Delivery delivery,
            DeliveryState state,
            Outcome outcome,
            String answer,
            @Nullable ErrorClass why,
            Duration after) {
        Instant now = agenda.now();
        return delivery.waiting(state, outcome, answer, why, now.plus(after), now);
    }

    private Delivery end(Delivery delivery, Outcome outcome, String answer) {
        return switch (outcome.kind()) {
            case SENT -> delivery.ended(DeliveryState.SENT, outcome, answer, null, agenda.now());
            case CONFIRMING -> delivery.ended(DeliveryState.CONFIRMING, outcome, answer, null, agenda.now());
            case RECALLED -> delivery.ended(DeliveryState.RECALLED, outcome, answer, null, agenda.now());
            case UNKNOWN, UNDECIDABLE -> delivery.ended(
                    DeliveryState.UNKNOWN, outcome, answer, ErrorClass.UNKNOWN, agenda.now());
            default -> delivery.ended(DeliveryState.REFUSED, outcome, answer, ErrorClass.REFUSED, agenda.now());
        };
    }

    private Future<Void> disable(String accountId, Outcome outcome) {
        return accounts.update(
                        accountId,
                        found -> found.enabled()
                                ? found.enabled(false, Reason.of(outcome.code(), outcome.reason()))
                                : found)
                .mapEmpty();
    }

    private static Outcome gaveUp(Outcome outcome, int attempts) {
        return Outcome.refused(
                "gave-up-" + outcome.code(),
                "试了 " + attempts + " 次仍未成功,最后一次: " + outcome.reason() + " (gave up)",
                outcome.answer());
    }

    private static Duration after(Outcome outcome) {
        return Optional.ofNullable(outcome.after()).orElse(Duration.ofSeconds(5));
    }
}
