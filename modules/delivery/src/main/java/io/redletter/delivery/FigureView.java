package io.redletter.delivery;

import io.redletter.delivery.channel.OpenedAccount;
import io.redletter.delivery.figures.FigureGround;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the import of figures sees of this capability. */
record FigureView(AccountStore store, AccountSecrets secrets, DeliveryStore fates) implements FigureGround {
    @Override
    public Future<List<ChannelAccount>> accounts() {
        return store.all();
    }

    @Override
    public Future<Optional<OpenedAccount>> opened(String channelId) {
        return store.find(channelId)
                .map(found -> found.map(account -> new OpenedAccount(account, secrets.open(account))));
    }

    @Override
    public Future<List<Delivery>> sent(String channelId, Instant since) {
        return fates.sentSince(channelId, since);
    }
}
