package io.redletter.reach.count;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers that are asked for again and again, kept for a while; what failed is asked anew. Holds a bounded number.
 *
 * @param <T> the answer
 */
public final class Remembered<T> {
    private final Clock clock;
    private final int most;
    private final long freshMillis;
    private final Map<String, Kept<T>> kept = new ConcurrentHashMap<>();

    private record Kept<T>(Future<T> answer, long askedAt) {}

    /** @param most how many answers are held; beyond, all are forgotten at once */
    public Remembered(Clock clock, int most, Duration fresh) {
        this.clock = clock;
        this.most = most;
        this.freshMillis = fresh.toMillis();
    }

    /** The answer kept, or the one that {@code ask} gives now. */
    public Future<T> get(String key, Supplier<Future<T>> ask) {
        Kept<T> found = kept.get(key);
        long now = clock.millis();
        if (found != null && !found.answer().failed() && Math.abs(now - found.askedAt()) < freshMillis) {
            return found.answer();
        }
        if (kept.size() >= most) {
            kept.clear();
        }
        Future<T> answer = ask.get();
        kept.put(key, new Kept<>(answer, now));
        return answer;
    }

    /** The next question is asked anew. */
    public void forget(String key) {
        kept.remove(key);
    }
}
