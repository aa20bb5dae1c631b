package io.redletter.delivery;

import io.redletter.campaign.Push;
import io.redletter.delivery.quota.QuotaGround;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger of quotas sees of this capability. */
record QuotaView(AccountStore store, PushDesk desk, DeliveryStore fates) implements QuotaGround {
    @Override
    public Future<Optional<ChannelAccount>> account(String channelId) {
        return store.find(channelId);
    }

    @Override
    public Future<List<ChannelAccount>> accounts() {
        return store.all();
    }

    @Override
    public Future<List<Push>> pushes(List<String> ids) {
        return desk.byIds(ids);
    }

    @Override
    public Future<List<Push>> open(String channelId, Instant from, Instant until) {
        return desk.open(channelId, from, until);
    }

    @Override
    public Future<List<Delivery>> deliveries(List<String> ids) {
        return ids.isEmpty() ? Future.succeededFuture(List.of()) : fates.byIds(ids);
    }
}
