package io.redletter.reach.count;

import java.util.Map;
import java.util.TreeMap;

/** The ids of events seen, by the five minutes in which they happened; an id is counted once while it is remembered. */
final class DuplicateWindow {
    static final long BUCKET_MILLIS = 5 * 60_000L;

    private final LongSet ids = new LongSet();
    private final TreeMap<Long, Longs> buckets = new TreeMap<>();
    private long lastNumber = Long.MIN_VALUE;
    private Longs last = new Longs();

    /** Whether this id is seen for the first time; it is remembered. */
    boolean isFirst(long id, long at) {
        if (!ids.add(id)) {
            return false;
        }
        bucket(Math.floorDiv(at, BUCKET_MILLIS)).add(id);
        return true;
    }

    /** Most events in a row fall into the same. */
    private Longs bucket(long number) {
        if (number != lastNumber) {
            last = buckets.computeIfAbsent(number, bucket -> new Longs());
            lastNumber = number;
        }
        return last;
    }

    int size() {
        return ids.size();
    }

    /** The end of the oldest five minutes remembered; {@code Long.MIN_VALUE} if nothing is. */
    long oldestEnd() {
        return buckets.isEmpty() ? Long.MIN_VALUE : (buckets.firstKey() + 1) * BUCKET_MILLIS;
    }

    /** Forgets what happened wholly before this instant. */
    void forgetBefore(long instant) {
        while (!buckets.isEmpty() && oldestEnd() <= instant) {
            Longs gone = buckets.pollFirstEntry().getValue();
            lastNumber = Long.MIN_VALUE;
            for (int i = 0; i < gone.size(); i++) {
                ids.remove(gone.get(i));
            }
        }
    }

    /** All ids by their bucket, for the checkpoint. */
    Map<Long, Longs> buckets() {
        return buckets;
    }
}
