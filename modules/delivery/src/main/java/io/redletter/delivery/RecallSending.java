package io.redletter.delivery;

import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/** A delivery that is being taken back: as it was sent, and decided at {@code firstTriedAt}; it keeps nothing more. */
record RecallSending(Delivery delivery, ChannelAccount account, String secret, Instant firstTriedAt)
        implements Sending {
    @Override
    public String key() {
        return delivery.key();
    }

    @Override
    public String request() {
        String request = delivery.request();
        return request == null ? "" : request;
    }

    @Override
    public Map<String, String> progress() {
        return delivery.progress();
    }

    @Override
    public Future<Void> keep(Map<String, String> steps) {
        return Future.succeededFuture();
    }

    @Override
    public String toString() {
        return "RecallSending[" + delivery.id() + "]";
    }
}
