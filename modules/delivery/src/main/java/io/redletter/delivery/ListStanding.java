package io.redletter.delivery;

import io.redletter.delivery.channel.Channel;
import io.redletter.delivery.channel.ListChannel;
import io.redletter.delivery.channel.ListSending;
import io.redletter.delivery.channel.Outcome;
import io.redletter.delivery.list.Standing;
import io.redletter.delivery.list.StoppedException;
import io.redletter.platform.secret.SealBrokenException;
import io.vertx.core.Future;
import java.util.Optional;

/** What a list asks of its delivery before each few messages: the same questions as before a single one. */
final class ListStanding implements Standing {
    private final DeliveryStore store;
    private final io.redletter.delivery.Leave leave;
    private final Kinds kinds;
    private final AccountSecrets secrets;

    ListStanding(DeliveryStore store, io.redletter.delivery.Leave leave, Kinds kinds, AccountSecrets secrets) {
        this.store = store;
        this.leave = leave;
        this.kinds = kinds;
        this.secrets = secrets;
    }

    @Override
    public Future<Standing.Leave> ask(String deliveryId) {
        return store.get(deliveryId)
                .compose(delivery -> delivery.stateWord() == DeliveryState.RECALLED
                        ? Future.failedFuture(new StoppedException(
                                Outcome.recalled("recalled", "推送已撤回 (the push was taken back)", "")))
                        : leave.ask(delivery, Optional.empty()).map(going -> allowed(delivery, going)))
                .recover(ListStanding::stopped);
    }

    private Standing.Leave allowed(Delivery delivery, io.redletter.delivery.Leave.Going going) {
        ChannelAccount account = going.account();
        Channel channel = kinds.of(account.kind());
        String request = delivery.request();
        if (!(channel instanceof ListChannel list) || request == null) {
            throw new StoppedException(Outcome.refused("no-letter", "没有可发的内容 (nothing was prepared)", ""));
        }
        return new Standing.Leave(list, new ListSending(delivery.key(), account, secrets.open(account), request));
    }

    private static Future<Standing.Leave> stopped(Throwable failure) {
        if (failure instanceof NotAllowedException refused) {
            return Future.failedFuture(new StoppedException(refused.outcome()));
        }
        return Future.failedFuture(
                failure instanceof SealBrokenException
                        ? new StoppedException(Outcome.refused(
                                "secret-broken", "渠道密钥无法解开,请重新建立渠道 (the channel's secret does not open)", ""))
                        : failure);
    }
}
