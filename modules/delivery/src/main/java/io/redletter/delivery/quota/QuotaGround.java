package io.redletter.delivery.quota;

import io.redletter.campaign.Push;
import io.redletter.delivery.ChannelAccount;
import io.redletter.delivery.Delivery;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger looks up: accounts, pushes, and what became of them. */
public interface QuotaGround {
    Future<Optional<ChannelAccount>> account(String channelId);

    Future<List<ChannelAccount>> accounts();

    /** Those of these pushes that are there, in no order. */
    Future<List<Push>> pushes(List<String> ids);

    /** Pushes to this channel that are planned, armed, held or leaving, due in this time. */
    Future<List<Push>> open(String channelId, Instant from, Instant until);

    /** Those of these deliveries that are there, in no order. */
    Future<List<Delivery>> deliveries(List<String> ids);
}
