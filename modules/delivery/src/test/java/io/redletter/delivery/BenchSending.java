package io.redletter.delivery;

import io.redletter.delivery.channel.Sending;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A delivery without the engine: its steps are kept in memory. */
record BenchSending(
        String key,
        Instant firstTriedAt,
        ChannelAccount account,
        String secret,
        String request,
        Map<String, String> progress)
        implements Sending {
    static BenchSending of(Lab lab, String key, Instant now, String request) {
        return new BenchSending(key, now, lab.account(), lab.secret(), request, new LinkedHashMap<>());
    }

    @Override
    public Future<Void> keep(Map<String, String> steps) {
        progress.putAll(steps);
        return Future.succeededFuture();
    }
}
