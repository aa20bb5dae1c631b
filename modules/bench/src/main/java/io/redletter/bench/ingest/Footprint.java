package io.redletter.bench.ingest;

import io.redletter.bench.exact.Counted;
import io.redletter.platform.redis.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What counting takes in Redis: all its keys, shared out over the scopes they are for. */
final class Footprint {
    private static final Pattern TOTAL = Pattern.compile("rl:\\{reach:[^}]*\\}:c:total:(.+):[^:]+");

    private final RedisLink redis;

    Footprint(RedisLink redis) {
        this.redis = redis;
    }

    /**
     * What was found.
     *
     * @param bytesPerScope with its total, the hours of one day that were counted in, its visitors in all and of that day
     */
    record Found(double bytesPerScope, int scopes) {}

    Found measure() {
        Set<String> scopes = new HashSet<>();
        long bytes = 0;
        String cursor = "0";
        do {
            Response page = Counted.await(redis.send(Command.SCAN, cursor, "MATCH", "rl:{reach:*", "COUNT", 1000));
            cursor = page.get(0).toString();
            for (Response key : page.get(1)) {
                Matcher total = TOTAL.matcher(key.toString());
                if (total.matches()) {
                    scopes.add(total.group(1));
                }
                bytes += Counted.await(redis.send(Command.MEMORY, "USAGE", key.toString()))
                        .toLong();
            }
        } while (!cursor.equals("0"));
        return new Found(bytes / (double) Math.max(1, scopes.size()), scopes.size());
    }
}
