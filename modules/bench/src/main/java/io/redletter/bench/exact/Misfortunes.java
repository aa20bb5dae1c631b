package io.redletter.bench.exact;

import io.redletter.bench.process.Node;
import io.redletter.bench.process.Patience;
import io.redletter.bench.process.Stores;
import io.redletter.platform.redis.RedisLink;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongSupplier;

/** What happens to the program and its stores while events come in, spread over the run in an order that a seed decides. */
final class Misfortunes {
    private static final int MOST_BYTES_CUT = 15_000;
    private static final int LONGEST_WAIT_MILLIS = 150;

    /** One kind of harm. */
    enum Kind {
        NODE_KILLED("nodeKilled"),
        REDIS_KILLED("redisKilled"),
        STORES_KILLED("storesKilled"),
        REDIS_FLUSHED("redisFlushed"),
        APPEND_ONLY_FILE_CUT("appendOnlyFileCut");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** As it is called in a report. */
        String words() {
            return words;
        }
    }

    private final Node node;
    private final Stores stores;
    private final RedisLink redis;
    private final Random random;
    private final List<Kind> plan;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);

    Misfortunes(Node node, Stores stores, RedisLink redis, long seed, int kills, int cuts) {
        this.node = node;
        this.stores = stores;
        this.redis = redis;
        this.random = new Random(seed);
        this.plan = plan(kills, cuts);
    }

    private List<Kind> plan(int kills, int cuts) {
        List<Kind> kinds = List.of(Kind.NODE_KILLED, Kind.REDIS_KILLED, Kind.STORES_KILLED, Kind.REDIS_FLUSHED);
        List<Kind> all = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            all.add(kinds.get(i % kinds.size()));
        }
        all.addAll(Collections.nCopies(cuts, Kind.APPEND_ONLY_FILE_CUT));
        Collections.shuffle(all, random);
        return all;
    }

    /** Lets them happen, each when its share of the events is acknowledged. */
    void happen(LongSupplier acknowledged, long events) throws IOException {
        for (int i = 0; i < plan.size(); i++) {
            long at = events * (i + 1) / (plan.size() + 1);
            while (acknowledged.getAsLong() < at) {
                Patience.pause(5);
            }
            Patience.pause(random.nextInt(LONGEST_WAIT_MILLIS));
            happen(plan.get(i));
            done.merge(plan.get(i), 1, Integer::sum);
        }
    }

    private void happen(Kind kind) throws IOException {
        switch (kind) {
            case NODE_KILLED -> node.killAndRestart();
            case REDIS_KILLED -> stores.killRedis();
            case STORES_KILLED -> stores.killAll();
            case REDIS_FLUSHED -> Counted.await(redis.send(Command.FLUSHALL).otherwiseEmpty());
            case APPEND_ONLY_FILE_CUT -> stores.cutRedis(1 + random.nextInt(MOST_BYTES_CUT));
        }
    }

    /** How often each happened. */
    Map<Kind, Integer> done() {
        return done;
    }
}
