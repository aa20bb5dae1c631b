package io.redletter.bench.ingest;

import io.redletter.bench.exact.Counted;
import io.redletter.platform.redis.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;

/** The usual way: one client that pipelines five increments and one register for every event, into the same Redis. */
final class NaiveIngest {
    private static final int PIPELINE = 200;

    private final RedisLink redis;
    private long next;

    NaiveIngest(RedisLink redis) {
        this.redis = redis;
    }

    /** Events a second. */
    double perSecond(double seconds) {
        long began = System.nanoTime();
        long end = began + (long) (seconds * 1e9);
        long done = 0;
        while (System.nanoTime() < end) {
            Counted.await(redis.batch(requests()));
            done += PIPELINE;
        }
        return done / ((System.nanoTime() - began) / 1e9);
    }

    private List<Request> requests() {
        List<Request> requests = new ArrayList<>(PIPELINE * 6);
        for (int i = 0; i < PIPELINE; i++) {
            long event = next++;
            for (String scope : List.of("campaign", "channel", "unit", "work", "minute")) {
                requests.add(Request.cmd(Command.HINCRBY)
                        .arg("naive:{ingest}:" + scope + event % 10)
                        .arg("view")
                        .arg(1));
            }
            requests.add(Request.cmd(Command.PFADD)
                    .arg("naive:{ingest}:visitors" + event % 10)
                    .arg("v" + event % 50_000));
        }
        return requests;
    }
}
