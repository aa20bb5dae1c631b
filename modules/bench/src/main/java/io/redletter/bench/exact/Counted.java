package io.redletter.bench.exact;

import com.mongodb.client.model.Filters;
import io.redletter.platform.mongo.Mongo;
import io.redletter.platform.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/** What both stores hold, read past the program: the totals of every scope, summed over the writers. */
public final class Counted {
    private static final Pattern TOTALS = Pattern.compile("rl:\\{reach:[^}]*\\}:c:total:(.+):[^:]+");
    private static final Pattern VISITORS =
            Pattern.compile("rl:\\{reach:campaign:([^}|]+)\\}:v:total:campaign:[^|:]+:[^:]+");
    private static final int LIMIT_SECONDS = 60;

    private final Mongo mongo;
    private final RedisLink redis;

    public Counted(Mongo mongo, RedisLink redis) {
        this.mongo = mongo;
        this.redis = redis;
    }

    /** By scope and metric. */
    public Map<String, Map<String, Long>> inMongo() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (Document document : await(
                mongo.list(mongo.collection("reach_counts", Document.class).find(Filters.eq("window", "total"))))) {
            document.get("values", new Document())
                    .forEach((metric, value) ->
                            add(sums, document.getString("scope"), metric, ((Number) value).longValue()));
        }
        return sums;
    }

    /** By scope and metric. */
    public Map<String, Map<String, Long>> inRedis() {
        Map<String, Map<String, Long>> sums = new TreeMap<>();
        for (String key : keys("rl:{reach:*:c:total:*")) {
            Matcher named = TOTALS.matcher(key);
            if (named.matches()) {
                Response hash = await(redis.send(Command.HGETALL, key));
                for (String metric : hash.getKeys()) {
                    if (!metric.startsWith("_")) {
                        add(sums, named.group(1), metric, hash.get(metric).toLong());
                    }
                }
            }
        }
        return sums;
    }

    /** Estimates by campaign. */
    Map<String, Long> visitorsInRedis() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String key : keys("rl:{reach:campaign:*:v:total:*")) {
            Matcher named = VISITORS.matcher(key);
            if (named.matches()) {
                keys.computeIfAbsent(named.group(1), campaign -> new ArrayList<>())
                        .add(key);
            }
        }
        Map<String, Long> visitors = new TreeMap<>();
        keys.forEach((campaign, all) -> visitors.put(
                campaign, await(redis.send(Command.PFCOUNT, all.toArray())).toLong()));
        return visitors;
    }

    private List<String> keys(String pattern) {
        List<String> keys = new ArrayList<>();
        String cursor = "0";
        do {
            Response page = await(redis.send(Command.SCAN, cursor, "MATCH", pattern, "COUNT", 1000));
            cursor = page.get(0).toString();
            page.get(1).forEach(key -> keys.add(key.toString()));
        } while (!cursor.equals("0"));
        return keys.stream().distinct().toList();
    }

    private static void add(Map<String, Map<String, Long>> sums, String scope, String metric, long value) {
        sums.computeIfAbsent(scope, s -> new TreeMap<>()).merge(metric, value, Long::sum);
    }

    /** Waits for a store, as a benchmark may. */
    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("a store did not answer", e);
        }
    }
}
