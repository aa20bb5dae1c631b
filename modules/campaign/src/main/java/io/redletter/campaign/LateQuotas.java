package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quotas, which stand above campaigns and are built after them: unlimited until they are joined. */
final class LateQuotas implements Quotas {
    private volatile Quotas above = UNLIMITED;

    void join(Quotas quotas) {
        above = quotas;
    }

    @Override
    public Future<List<QuotaEffect>> effects(List<QuotaAsk> asks) {
        return asks.isEmpty() ? Future.succeededFuture(List.of()) : above.effects(asks);
    }

    @Override
    public Future<List<List<QuotaEffect>>> table(List<QuotaAsk> asks) {
        return above.table(asks);
    }

    @Override
    public Future<List<QuotaWindow>> windows(List<String> channelIds, Instant at) {
        return above.windows(channelIds, at);
    }

    @Override
    public Future<Void> take(Actor actor, Push push, @Nullable String why) {
        return above.take(actor, push, why);
    }

    @Override
    public Future<Void> settle(Push push) {
        return above.settle(push);
    }
}
