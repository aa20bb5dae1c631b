package io.redletter.platform.redis;

import java.time.Duration;

/**
 * Where speed and coordination are kept.
 *
 * @param uri {@code redis://host:port/db}
 * @param cluster whether the server is a Redis Cluster
 * @param timeout how long one command may take before it counts as failed
 */
public record RedisConfig(String uri, boolean cluster, Duration timeout) {
    public RedisConfig {
        if (!uri.startsWith("redis://") && !uri.startsWith("rediss://")) {
            throw new IllegalArgumentException("redis.uri: (expected: redis://host:port)");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("redis.timeout: " + timeout + " (expected: more than 0)");
        }
    }
}
