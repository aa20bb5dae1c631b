package io.redletter.reach.ingest;

import io.redletter.platform.secret.Vault;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bounds what one source may send a second, and at once; remembers a bounded number of sources, none by its address. */
final class SourceLimit {
    private static final int MAX_SOURCES = 50_000;
    private static final double BURST_SECONDS = 10;

    private final long salt = ByteBuffer.wrap(Vault.random(Long.BYTES)).getLong();
    private final double perSecond;
    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > MAX_SOURCES;
        }
    };

    private static final class Bucket {
        private double left;
        private long filledAt;
    }

    /** @param perSecond events a second, 0 for no limit */
    SourceLimit(int perSecond) {
        this.perSecond = perSecond;
    }

    /** Whether this source may send so many events now. */
    boolean admits(String address, int events) {
        return perSecond == 0 || take(address, events, System.nanoTime());
    }

    private synchronized boolean take(String address, int events, long now) {
        Bucket bucket = buckets.computeIfAbsent(mixed(address), source -> full(now));
        bucket.left = Math.min(
                perSecond * BURST_SECONDS, bucket.left + perSecond * (now - bucket.filledAt) / 1_000_000_000.0);
        bucket.filledAt = now;
        if (bucket.left < events) {
            return false;
        }
        bucket.left -= events;
        return true;
    }

    private Bucket full(long now) {
        Bucket bucket = new Bucket();
        bucket.left = perSecond * BURST_SECONDS;
        bucket.filledAt = now;
        return bucket;
    }

    private long mixed(String address) {
        long hash = salt;
        for (int i = 0; i < address.length(); i++) {
            hash = (hash ^ address.charAt(i)) * 0x100_0000_01B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
