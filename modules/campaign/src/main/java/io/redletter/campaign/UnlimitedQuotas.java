package io.redletter.campaign;

import io.redletter.accounts.Actor;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every push fits. */
final class UnlimitedQuotas implements Quotas {
    @Override
    public Future<List<QuotaEffect>> effects(List<QuotaAsk> asks) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<List<List<QuotaEffect>>> table(List<QuotaAsk> asks) {
        return Future.succeededFuture(
                asks.stream().map(ask -> List.<QuotaEffect>of()).toList());
    }

    @Override
    public Future<List<QuotaWindow>> windows(List<String> channelIds, Instant at) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Void> take(Actor actor, Push push, @Nullable String why) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> settle(Push push) {
        return Future.succeededFuture();
    }
}
