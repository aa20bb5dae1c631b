package io.redletter.delivery;

import io.redletter.delivery.Leave.Going;
import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.outbound.OutboundException;
import io.redletter.platform.ChangedMeanwhileException;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * One delivery, from the moment the agenda hands it over: may it leave, store the intent, call the channel, store what
 * came of it. The order is the promise: whoever dies in between leaves a document that says what must be asked first.
 */
final class Delivering {
    /** So often may the program itself fail in the middle of an attempt before a person is asked. */
    private static final int FAULTS = 5;

    private static final Outcome SECRET_BROKEN =
            Outcome.refused("secret-broken", "渠道密钥无法解开,请重新建立渠道 (the channel's secret does not open, add it again)", "");

    private final InstantSource clock;
    private final DeliveryStore store;
    private final Leave leave;
    private final Kinds kinds;
    private final AccountSecrets secrets;
    private final int perAccount;
    private final int mostAttempts;
    private final Map<String, AccountGate> gates = new HashMap<>();

    Delivering(
            InstantSource clock,
            DeliveryStore store,
            Leave leave,
            Kinds kinds,
            AccountSecrets secrets,
            DeliveryConfig config) {
        this.clock = clock;
        this.store = store;
        this.leave = leave;
        this.kinds = kinds;
        this.secrets = secrets;
        this.perAccount = config.perAccount();
        this.mostAttempts = config.mostAttempts();
    }

    /** A failure is a fault: the delivery is taken over later, and reconciled. */
    Future<Void> go(Delivery delivery, Ending ending) {
        if (delivery.isInDoubt() && delivery.tries() > mostAttempts + FAULTS) {
            return stored(ending.store(Ended.faulty(delivery)));
        }
        return stored(gate(delivery.channelId())
                .run(() -> attempt(delivery), outcome -> Ended.postponed(delivery, outcome))
                .compose(ending::store));
    }

    private static Future<Void> stored(Future<Void> storing) {
        return storing.recover(failure -> failure instanceof ChangedMeanwhileException
                ? Future.succeededFuture() // the fence is lost: another node goes on
                : Future.failedFuture(failure));
    }

    private Future<Ended> attempt(Delivery delivery) {
        return leave.ask(delivery)
                .compose(going -> call(delivery, going))
                .recover(failure -> failure instanceof NotAllowedException refused
                        ? Future.succeededFuture(Ended.notAllowed(delivery, refused.outcome()))
                        : Future.failedFuture(failure))
                .recover(failure -> failure instanceof SealBrokenException
                        ? Future.succeededFuture(Ended.notAllowed(delivery, SECRET_BROKEN))
                        : Future.failedFuture(failure));
    }

    private Future<Ended> call(Delivery delivery, Going going) {
        Channel channel = kinds.of(going.account().kind());
        Course course = new Course(store, clock, going.account(), secrets.open(going.account()), delivery);
        return call(channel, course, going)
                .recover(Delivering::understood)
                .map(outcome -> Ended.tried(course, outcome));
    }

    private static Future<Outcome> call(Channel channel, Course course, Going going) {
        Delivery delivery = course.current();
        if (delivery.accepted()) {
            return channel.follow(course);
        }
        boolean doubt = delivery.isInDoubt();
        String kept = delivery.request();
        String request = kept == null ? channel.prepare(going.account(), going.message()) : kept;
        return course.begin(doubt ? "reconcile" : "send", request)
                .compose(v -> doubt ? channel.reconcile(course) : channel.send(course));
    }

    private static Future<Outcome> understood(Throwable failure) {
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
        return gates.computeIfAbsent(accountId, id -> new AccountGate(perAccount, clock));
    }
}
