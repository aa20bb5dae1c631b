package io.redletter.accounts;

import io.redletter.platform.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a guesser wait: after five failures of one login from one address, half a minute, and twice as long after each
 * further failure, up to a quarter of an hour. Kept in this node's memory, the last ten thousand pairs.
 */
final class SignInThrottle {
    private static final int FREE_FAILURES = 5;
    private static final int MOST_PAIRS = 10_000;
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private final Clock clock;
    private final Map<String, Failures> pairs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Counts the attempt as failed until {@link #succeeded} says otherwise, so that a burst in parallel gains nothing. */
    synchronized void attempt(String login, String remote) {
        Instant now = clock.instant();
        Failures before = pairs.getOrDefault(key(login, remote), Failures.NONE);
        if (before.until().isAfter(now)) {
            throw tooMany(Duration.between(now, before.until()));
        }
        int count = before.isStale(now) ? 1 : before.count() + 1;
        pairs.put(key(login, remote), new Failures(count, now, now.plus(waitAfter(count))));
    }

    synchronized void succeeded(String login, String remote) {
        pairs.remove(key(login, remote));
    }

    private static Duration waitAfter(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static RefusedException tooMany(Duration left) {
        long seconds = left.toSeconds() + 1;
        return new RefusedException(
                429,
                "sign-in-throttled",
                "登录失败次数太多,请 " + seconds + " 秒后再试 (too many failed sign-ins, wait " + seconds + " seconds)",
                null);
    }

    private static String key(String login, String remote) {
        return login + '\n' + remote;
    }

    private record Failures(int count, Instant last, Instant until) {
        static final Failures NONE = new Failures(0, Instant.MIN, Instant.MIN);

        boolean isStale(Instant now) {
            return count == 0 || last.plus(LONGEST_WAIT.multipliedBy(2)).isBefore(now);
        }
    }
}
