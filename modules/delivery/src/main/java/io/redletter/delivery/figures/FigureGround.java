package io.redletter.delivery.figures;

import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.Delivery;
import io.redletter.delivery.channel.OpenedAccount;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the import looks up: accounts, and what went out through them. */
public interface FigureGround {
    Future<List<ChannelAccount>> accounts();

    /** An account with its secret open; empty where there is none. */
    Future<Optional<OpenedAccount>> opened(String channelId);

    /** What went out through a channel and has changed since then. */
    Future<List<Delivery>> sent(String channelId, Instant since);
}
