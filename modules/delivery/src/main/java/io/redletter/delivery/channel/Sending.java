package io.redletter.delivery.channel;

import io.redletter.delivery.ChannelAccount;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;

/** One delivery in the hands of its channel. */
public interface Sending {
    /** Under which a {@link Nudge} finds the delivery; the key where there is nothing else. */
    default String id() {
        return key();
    }

    /** The idempotency key: 32 lower-case hexadecimal digits, the same for every attempt. */
    String key();

    /** When the first attempt under this key was stored: the key's life counts from there. */
    Instant firstTriedAt();

    ChannelAccount account();

    /** The account's secret, open; empty where it has none. */
    String secret();

    /** What {@link Channel#prepare} made, exactly as it was stored before the first call. */
    String request();

    /** What was kept of earlier steps. */
    Map<String, String> progress();

    /**
     * Stores how far the channel has come, before the next step is taken. Fails if another node has taken the delivery
     * over: whoever gets that failure must do nothing more.
     *
     * @param steps added to what is kept
     */
    Future<Void> keep(Map<String, String> steps);
}
