package io.redletter.delivery;

import io.redletter.delivery.AccountGate.Wire;
import io.redletter.delivery.Leave.Going;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One delivery, from the moment it is due: may it leave, store the intent, call the channel, hand over what came of it.
 * The order is the promise: whoever dies in between leaves a document that says what must be asked first.
 */
final class Delivering {
    /** So often may the program itself fail in the middle of an attempt before a person is asked. */
    private static final int FAULTS = 5;

    private static final Outcome TAKEN_OVER = Outcome.postponed(
            "push-taken-over",
            "写下发送意图时耽搁了,推送已由另一节点接手 (delayed while its intent was stored, another node has the push)",
            Duration.ofSeconds(1));

    private static final Outcome SECRET_BROKEN =
            Outcome.refused("secret-broken", "渠道密钥无法解开,请重新建立渠道 (the channel's secret does not open, add it again)", "");

    private final InstantSource clock;
    private final AccountGate.Ticks ticks;
    private final DeliveryStore store;
    private final Leave leave;
    private final Kinds kinds;
    private final AccountSecrets secrets;
    private final DeliveryConfig config;
    private final Map<String, AccountGate> gates = new ConcurrentHashMap<>();

    /** @param ticks for measuring and waiting, where {@code clock} tells the time of day */
    Delivering(
            InstantSource clock,
            AccountGate.Ticks ticks,
            DeliveryStore store,
            Leave leave,
            Kinds kinds,
            AccountSecrets secrets,
            DeliveryConfig config) {
        this.clock = clock;
        this.ticks = ticks;
        this.store = store;
        this.leave = leave;
        this.kinds = kinds;
        this.secrets = secrets;
        this.config = config;
    }

    /**
     * A failure is a fault: the delivery is taken over later, and reconciled.
     *
     * @param ending stores what came of it
     * @return as it is stored; empty where the fence is lost, for another node goes on then
     */
    Future<Optional<Delivery>> go(Delivery delivery, Function<Ended, Future<Delivery>> ending) {
        return go(delivery, Optional.empty(), ending);
    }

    /** The same for one that was not stored before: its first write is its intent. */
    Future<Optional<Delivery>> go(Delivery delivery, Optional<Facts> facts, Function<Ended, Future<Delivery>> ending) {
        Future<Ended> ended = delivery.isInDoubt() && delivery.tries() > config.mostAttempts() + FAULTS
                ? Future.succeededFuture(Ended.faulty(delivery))
                : gate(delivery.channelId())
                        .run(wire -> attempt(delivery, facts, wire), outcome -> Ended.postponed(delivery, outcome));
        return ended.compose(ending)
                .map(Optional::of)
                .recover(failure -> failure instanceof ChangedMeanwhileException
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** Until when this node leaves the account alone; in the past where it does not. */
    Optional<Instant> restsUntil(String accountId) {
        return Optional.ofNullable(gates.get(accountId))
                .map(gate -> gate.breaker().restsUntil());
    }

    private Future<Ended> attempt(Delivery delivery, Optional<Facts> facts, Wire wire) {
        return leave.ask(delivery, facts)
                .compose(going -> call(delivery, facts, going, wire))
                .recover(failure -> failure instanceof NotAllowedException refused
                        ? Future.succeededFuture(Ended.notAllowed(delivery, refused.outcome()))
                        : Future.failedFuture(failure))
                .recover(failure -> failure instanceof SealBrokenException
                        ? Future.succeededFuture(Ended.notAllowed(delivery, SECRET_BROKEN))
                        : Future.failedFuture(failure));
    }

    private Future<Ended> call(Delivery delivery, Optional<Facts> facts, Going going, Wire wire) {
        Channel channel = kinds.of(delivery, going);
        gate(delivery.channelId()).keep(Pace.of(going.account(), channel.capabilities(), config));
        Course course = new Course(store, clock, going.account(), secrets.open(going.account()), delivery);
        return call(channel, course, facts, going, wire).map(outcome -> Ended.tried(course, outcome));
    }

    private Future<Outcome> call(Channel channel, Course course, Optional<Facts> facts, Going going, Wire wire) {
        Delivery delivery = course.current();
        if (delivery.accepted()) {
            return wire.call(understood(() -> channel.follow(course)));
        }
        boolean doubt = delivery.isInDoubt();
        String kept = delivery.request();
        String request = kept == null ? channel.prepare(going.account(), going.message()) : kept;
        return course.begin(doubt ? "reconcile" : "send", request)
                .compose(v -> stands(facts))
                .compose(stands -> stands
                        ? wire.call(understood(() -> doubt ? channel.reconcile(course) : channel.send(course)))
                        : Future.succeededFuture(TAKEN_OVER));
    }

    /** A first write that took long may have been stored after another node took the push over and decided otherwise. */
    private Future<Boolean> stands(Optional<Facts> facts) {
        return facts.filter(known -> !known.areFresh(clock.instant()))
                .map(known -> leave.stands(known.push()))
                .orElseGet(() -> Future.succeededFuture(true));
    }

    private static Supplier<Future<Outcome>> understood(Supplier<Future<Outcome>> call) {
        return () -> call.get().recover(Delivering::understood);
    }

    /** What a failure of a call says about the delivery; any other failure is a fault of ours. */
    static Future<Outcome> understood(Throwable failure) {
        if (!(failure instanceof OutboundException outbound)) {
            return Future.failedFuture(failure);
        }
        String said = String.valueOf(outbound.getMessage());
        return Future.succeededFuture(
                switch (outbound.fate()) {
                    case FORBIDDEN -> Outcome.refused("target-forbidden", said, "");
                    case NOT_SENT -> Outcome.retryable(
                            "target-unreachable", "连接不上对方,稍后重试 (cannot connect)", said, null);
                    case UNKNOWN -> Outcome.unknown("no-answer", "请求已发出,没有等到回答 (sent, no answer)", said);
                });
    }

    private AccountGate gate(String accountId) {
        return gates.computeIfAbsent(accountId, id -> new AccountGate(Pace.standard(config), clock, ticks));
    }
}
