package io.redletter.delivery;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was asked lately is not asked again, and what is being asked is asked once. Safe to share; keeps a bounded number of
 * answers, and no failure.
 */
final class Lately<T> {
    private static final int MOST = 500;

    private final InstantSource clock;
    private final Duration life;
    private final Map<Object, Known<T>> answers = new LinkedHashMap<>();

    /** @param life how long an answer is good */
    Lately(InstantSource clock, Duration life) {
        this.clock = clock;
        this.life = life;
    }

    synchronized Future<T> ask(Object question, Supplier<Future<T>> ask) {
        Instant now = clock.instant();
        Known<T> known = answers.get(question);
        if (known != null && now.isBefore(known.until()) && !known.answer().failed()) {
            return known.answer();
        }
        Future<T> answer = ask.get();
        answers.remove(question);
        answers.put(question, new Known<>(answer, now.plus(life)));
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
        return answer;
    }

    private record Known<T>(Future<T> answer, Instant until) {}
}
